package logbatch.cli;

import logbatch.model.RunId;

/// A file that has been uploaded.
///
/// @param file the file
/// @param run the run that its content makes
record Batch(LogFile file, RunId run) {}
