package logbatch.splitter;

import static java.util.Objects.requireNonNull;

import logbatch.lines.Deadline;

/// One delivery of an event to this function.
///
/// @param id of the SQS message, or of Lambda's request for an event of S3. An event that is
///   delivered twice, maybe to two processes at a time, has the same one both times
/// @param deadline when to stop reading
record Delivery(String id, Deadline deadline) {

  Delivery {
    requireNonNull(id, "id");
    requireNonNull(deadline, "deadline");
  }
}
