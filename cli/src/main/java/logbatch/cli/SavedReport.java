package logbatch.cli;

import java.nio.file.Path;

/// A report that was fetched.
///
/// @param report what it says
/// @param path where it was written to
record SavedReport(Report report, Path path) {}
