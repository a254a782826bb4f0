package logbatch.splitter;

/// How large the pieces are that new runs are cut into.
///
/// @param rangeBytes of the ranges that a large object is cut into
/// @param recordMaxBytes of a CSV record that goes over several lines
record CutSizes(long rangeBytes, int recordMaxBytes) {}
