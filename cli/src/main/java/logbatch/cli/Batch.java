package logbatch.cli;

import logbatch.model.RunId;

/// A file that has been uploaded.
///
/// @param file the file, with the size that it had then
/// @param object what it is in S3
record Batch(LogFile file, StoredObject object) {

  /// The run that its content makes.
  RunId run() {
    return RunId.of(object.version(), 0);
  }
}
