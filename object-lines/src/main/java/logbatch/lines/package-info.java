/// From an object in S3 to its lines: what the splitter sends, and what `logbatch verify` compares.
///
/// [logbatch.lines.ObjectSource] gives bytes, [logbatch.lines.RangeReader] opens a range of them,
/// [logbatch.lines.LineReader] cuts it into lines.
///
/// Offsets are bytes from the start of the uncompressed object, from 0.
package logbatch.lines;
