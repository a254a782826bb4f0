package logbatch.splitter;

import logbatch.model.Checkpoint;

/// What one invocation made of a range.
///
/// @param ending how it ended
/// @param from the checkpoint that it began with
/// @param to the checkpoint that it left
/// @param detail why, if it failed; else empty
record RangeOutcome(Ending ending, Checkpoint from, Checkpoint to, String detail) {

  enum Ending {
    /// Every line has been taken by SQS.
    DONE,
    /// The rest was handed to another invocation.
    HANDED_OVER,
    /// It cannot be read.
    FAILED,
    /// Somebody else has taken it over.
    EPOCH_LOST,
    /// Another delivery of the very event has taken it over.
    TAKEN_OVER_BY_REPEAT,
    /// It was done or had failed before, or a later invocation of the same order has begun it.
    NOTHING_TO_DO
  }
}
