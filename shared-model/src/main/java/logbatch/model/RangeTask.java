package logbatch.model;

import static java.util.Objects.requireNonNull;

/// What travels through `log-split-queue`: the order to go on with a range.
///
/// @param run the run that the range belongs to
/// @param range index of the range, from 0
/// @param idleHops invocations in a row, before this one, that did not get the range any further
public record RangeTask(RunId run, int range, int idleHops) {

  private static final int VERSION = 1;

  public RangeTask {
    requireNonNull(run, "run");
    if (range < 0 || idleHops < 0) {
      throw new IllegalArgumentException("range " + range + ", idleHops " + idleHops);
    }
  }

  /// The first order for a range.
  public static RangeTask start(RunId run, int range) {
    return new RangeTask(run, range, 0);
  }

  /// The task's SQS body.
  public String toBody() {
    return "{\"v\":%d,\"task\":\"range\",\"run\":\"%s\",\"range\":%d,\"idle_hops\":%d}"
        .formatted(VERSION, run, range, idleHops);
  }

  /// Reads the parsed JSON of [#toBody].
  ///
  /// @param v the field `v`
  /// @throws MalformedMessageException if it is a version not known here
  public static RangeTask of(int v, String run, int range, int idleHops) {
    if (v != VERSION) {
      throw new MalformedMessageException(
          "the range task has version " + v + ", this code reads version " + VERSION);
    }
    return new RangeTask(RunId.parse(run), range, idleHops);
  }
}
