/// Reads one log line: when it happened, with which status code, how severe. Pure functions of the
/// line's text and the file's [logbatch.format.FileContext]: no AWS client, no I/O, no clock.
///
/// Each format is one file, and is listed in [logbatch.format.LogFormats]; what several need is in
/// small classes of its own: one per notation of time, one for level words, one for field names.
package logbatch.format;
