package logbatch.reporter;

/// A report ready to be written.
///
/// @param mark what it says about itself
/// @param contentType media type with its charset
/// @param text the whole of it
record ReportDocument(ReportMark mark, String contentType, String text) {}
