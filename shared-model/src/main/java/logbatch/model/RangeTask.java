package logbatch.model;

import static java.util.Objects.requireNonNull;

/// What travels through `log-split-queue`: the order to go on with a range.
///
/// @param run the run that the range belongs to
/// @param range index of the range, from 0
/// @param hops invocations before this one that handed the range over, since it was first ordered
/// @param idleHops the last of them in a row that did not get the range any further
public record RangeTask(RunId run, int range, int hops, int idleHops) {

  /// The value of the field `task`.
  public static final String TASK = "range";

  private static final int VERSION = 1;

  public RangeTask {
    requireNonNull(run, "run");
    if (range < 0 || idleHops < 0 || hops < idleHops) {
      throw new IllegalArgumentException(
          "range %d, hops %d, idleHops %d".formatted(range, hops, idleHops));
    }
  }

  /// The first order for a range.
  public static RangeTask start(RunId run, int range) {
    return new RangeTask(run, range, 0, 0);
  }

  /// The task's SQS body.
  public String toBody() {
    return "{\"v\":%d,\"task\":\"range\",\"run\":\"%s\",\"range\":%d,\"hops\":%d,\"idle_hops\":%d}"
        .formatted(VERSION, run, range, hops, idleHops);
  }

  /// Reads the parsed JSON of [#toBody].
  ///
  /// @param v the field `v`
  /// @throws MalformedMessageException if it is a version not known here
  public static RangeTask of(int v, String run, int range, int hops, int idleHops) {
    if (v != VERSION) {
      throw new MalformedMessageException(
          "the range task has version " + v + ", this code reads version " + VERSION);
    }
    return new RangeTask(RunId.parse(run), range, hops, idleHops);
  }
}
