package logbatch.worker;

import static java.util.Objects.requireNonNull;

import logbatch.format.LineParser;

/// What the worker needs to know of a run's file.
///
/// @param batchId the decoded S3 object key
/// @param parser reads the file's lines
record KnownFile(String batchId, LineParser parser) {

  KnownFile {
    requireNonNull(batchId, "batchId");
    requireNonNull(parser, "parser");
  }
}
