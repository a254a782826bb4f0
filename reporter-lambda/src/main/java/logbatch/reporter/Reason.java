package logbatch.reporter;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.StringJoiner;
import logbatch.model.Failure;
import logbatch.model.Recount;
import logbatch.model.RunParts;

/// Why a file has not come to a good end, in one line: a code, a colon and the detail.
final class Reason {

  private static final int RANGES_NAMED_MAX = 10;

  private Reason() {}

  /// Such as `corrupt_gzip: the stream ends at byte 4096`.
  static String of(Failure failure) {
    return failure.reason().wireName() + ": " + failure.detail();
  }

  /// Such as `stalled: nothing has moved since 2026-11-23T12:00:00Z; …`, with what is missing and
  /// what a person can do.
  static String ofStalled(RunParts parts, Balance balance, List<Integer> openRanges) {
    var missing = new StringJoiner(" and ");
    if (!openRanges.isEmpty()) {
      missing.add(
          "%d of %d ranges are not read to their end (%s)"
              .formatted(
                  openRanges.size(),
                  parts.header().orElseThrow().ranges().count(),
                  listed(openRanges)));
    }
    balance
        .pending()
        .ifPresent(lines -> missing.add("%d lines are not counted as stored".formatted(lines)));
    var counterFirst =
        balance.pending().isPresent()
            ? "whether LogCounterLambda is behind (CounterBehindAlarm, its log), then "
            : "";
    return "stalled: nothing has moved since %s; %s. Look %sat the dead-letter queues: logbatch rejected, logbatch redrive; then logbatch verify --repair"
        .formatted(parts.movedAt(), missing, counterFirst);
  }

  /// Such as `overcounted: more lines are counted (4) than the file has (3); …`, with what a person
  /// can do, and when.
  static String ofExceeded(RunParts parts, Balance balance) {
    return "overcounted: more lines are counted (%d) than the file has (%d); logbatch verify --repair puts the counts right after %s"
        .formatted(
            balance.processed() + balance.rejected(),
            balance.lines().sent(),
            Recount.allowedAt(parts.movedAt()));
  }

  private static String listed(List<Integer> ranges) {
    var first = ranges.stream().limit(RANGES_NAMED_MAX).map(String::valueOf).collect(joining(", "));
    return ranges.size() > RANGES_NAMED_MAX ? first + ", …" : first;
  }
}
