/// From an object in S3 to its lines: what the splitter sends, and what `logbatch verify` compares.
///
/// [logbatch.lines.ObjectSource] gives bytes, [logbatch.lines.RangeReader] opens a range of them,
/// `LineReader` cuts it into lines, or a CSV file into records by the header that
/// [logbatch.lines.CsvHeaders] finds.
///
/// Offsets are bytes from the start of the uncompressed object, from 0.
package logbatch.lines;
