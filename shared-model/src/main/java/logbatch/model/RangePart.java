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
public record RangePart(
    int index,
    long epoch,
    Checkpoint checkpoint,
    State state,
    Optional<Failure> failure,
    Instant updatedAt) {

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
    if (failure.isPresent() != (state == State.FAILED)) {
      throw new IllegalArgumentException("state " + state + " with failure " + failure);
    }
  }

  /// Whether every line of the range has been taken by SQS.
  public boolean isDone() {
    return state == State.DONE;
  }
}
