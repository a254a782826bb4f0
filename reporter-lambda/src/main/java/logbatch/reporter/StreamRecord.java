package logbatch.reporter;

import static java.util.Objects.requireNonNull;

import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// A record of the items' stream that counts.
///
/// @param sequenceNumber its place in the shard
/// @param run the run that the line belongs to
/// @param change what happened to the line
record StreamRecord(SequenceNumber sequenceNumber, RunId run, Change change) {

  StreamRecord {
    requireNonNull(sequenceNumber, "sequenceNumber");
    requireNonNull(run, "run");
    requireNonNull(change, "change");
  }
}
