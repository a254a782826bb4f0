package logbatch.reporter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.RunParts;
import logbatch.reporter.WorkQueues.Depth;

/// Tells a run that takes its time from one that nobody works on any more. What the parts say is
/// not enough: lines may wait for hours behind those of other files.
///
/// @param now when that is
/// @param stalledAfter how long a run may stand still while its messages may be anywhere but in the
///   queues
/// @param lines what waits in `log-processing-queue`
/// @param ranges what waits in `log-split-queue`
record Movement(Instant now, Duration stalledAfter, Supplier<Depth> lines, Supplier<Depth> ranges) {

  /// Whatever the queues hold, nobody has been at it for a day.
  static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

  /// More than the longest invocation, after which another attempt would be under way.
  static final Duration RANGE_PATIENCE = Duration.ofMinutes(20);

  /// More than the visibility time-out of `log-split-queue`, after which a hidden message of the
  /// range would have come back.
  static final Duration HIDDEN_RANGE_PATIENCE = Duration.ofMinutes(100);

  /// Whether nothing is going to happen any more without somebody's help.
  boolean isOver(RunParts parts) {
    return isGivenUp(parts)
        || (Duration.between(parts.movedAt(), now).compareTo(stalledAfter) >= 0
            && lines.get().isEmpty()
            && ranges.get().isEmpty());
  }

  private boolean isGivenUp(RunParts parts) {
    return Duration.between(parts.movedAt(), now).compareTo(GIVEN_UP_AFTER) >= 0;
  }

  /// The ranges that nobody works on, although they are not done: their message must be lost, or in
  /// the dead-letter queue. In a queue that is never empty a message may wait for hours, so there
  /// the ranges have stopped only when the run is given up.
  List<Integer> stoppedRanges(Header header, RunParts parts) {
    var begun =
        parts.ranges().stream().collect(Collectors.toMap(RangePart::index, Function.identity()));
    return IntStream.range(0, header.ranges().count())
        .filter(range -> isStopped(begun.get(range), parts))
        .boxed()
        .toList();
  }

  /// @param range null if it was never begun
  private boolean isStopped(RangePart range, RunParts parts) {
    if (range != null && range.state() != RangePart.State.RUNNING) {
      return false;
    }
    var begun = range == null ? parts.plannedAt() : range.updatedAt();
    var still = Duration.between(begun, now);
    return (isGivenUp(parts) && still.compareTo(GIVEN_UP_AFTER) >= 0) || isMessageGone(still);
  }

  /// @param still how long a range has neither moved nor been begun
  private boolean isMessageGone(Duration still) {
    return still.compareTo(RANGE_PATIENCE) >= 0
        && (ranges.get().isEmpty()
            || (still.compareTo(HIDDEN_RANGE_PATIENCE) >= 0 && ranges.get().visible() == 0));
  }
}
