package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A `range#…` part of a run: how far one range has come. Written only by the holder of its epoch.
///
/// @param index of the range, from 0
/// @param epoch how often the range has been begun; a holder whose epoch is not the latest any more
///   must stop
/// @param checkpoint how far it has come
/// @param state whether there is anything left to do
/// @param failure why it failed; present exactly if the state is `FAILED`
/// @param updatedAt when it was written, by the writer's clock
/// @param movedAt when it got further or ended, or else was begun first: not when it was only begun
///   once more
public record RangePart(
    int index,
    long epoch,
    Checkpoint checkpoint,
    State state,
    Optional<Failure> failure,
    Instant updatedAt,
    Instant movedAt) {

  /// Where a range stands.
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  public RangePart {
    requireNonNull(checkpoint, "checkpoint");
    requireNonNull(state, "state");
    requireNonNull(failure, "failure");
    requireNonNull(updatedAt, "updatedAt");
    requireNonNull(movedAt, "movedAt");
    if (failure.isPresent() != (state == State.FAILED)) {
      throw new IllegalArgumentException("state " + state + " with failure " + failure);
    }
  }

  /// A part that was written because it moved.
  public RangePart(
      int index,
      long epoch,
      Checkpoint checkpoint,
      State state,
      Optional<Failure> failure,
      Instant movedAt) {
    this(index, epoch, checkpoint, state, failure, movedAt, movedAt);
  }

  /// Whether every line of the range has been taken by SQS.
  public boolean isDone() {
    return state == State.DONE;
  }
}
