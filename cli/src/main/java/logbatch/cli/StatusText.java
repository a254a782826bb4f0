package logbatch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import logbatch.model.Failure;
import logbatch.model.RangePart;

/// Shows how far runs are to a person.
///
/// @param now what movements are measured from
record StatusText(PrintWriter out, Instant now) {

  /// Ranges that are shown one by one.
  private static final int RANGES_MAX = 20;

  /// A run on a line.
  void summarize(RunStatus run) {
    out.printf(
        Locale.ROOT,
        "%s  %s  sent %,d  stored %,d  rejected %,d  pending %,d  ranges %d/%d  moved %s ago%n",
        Visible.of(run.header().batchId()),
        run.status().label(),
        run.sent(),
        run.processed(),
        run.rejected(),
        run.pending(),
        run.rangesDone(),
        run.header().ranges().count(),
        ago(run.parts().movedAt()));
  }

  /// A run with its ranges.
  void describe(RunStatus run) {
    out.println("%s: %s".formatted(Visible.of(run.header().batchId()), run.status().label()));
    print("run", "%s, generation %d".formatted(run.parts().run(), run.header().generation()));
    print("size", "%,d bytes", run.header().object().sizeBytes());
    print("sent", "%,d lines", run.sent());
    print("stored", "%,d", run.processed());
    print("rejected", "%,d", run.rejected());
    print("pending", "%,d", run.pending());
    var movedAt = run.parts().movedAt();
    print(
        "last moved",
        "%s, %s ago".formatted(movedAt.truncatedTo(ChronoUnit.SECONDS), ago(movedAt)));
    print("ranges", "%d of %d done".formatted(run.rangesDone(), run.header().ranges().count()));
    var unfinished = run.ranges().stream().filter(range -> !range.isDone()).toList();
    var shown = run.header().ranges().count() <= RANGES_MAX ? run.ranges() : unfinished;
    shown.stream().limit(RANGES_MAX).forEach(range -> print(run, range));
    if (shown.size() > RANGES_MAX) {
      out.println("    and %,d more; --json has them all".formatted(shown.size() - RANGES_MAX));
    }
  }

  private void print(RunStatus run, RunStatus.Range range) {
    var plan = run.header().ranges();
    out.println(
        String.format(
            Locale.ROOT,
            "    %d  bytes %,d to %,d  %s%s",
            range.index(),
            plan.start(range.index()),
            plan.end(range.index()),
            range.state(),
            range.part().map(StatusText::progress).orElse("")));
  }

  private static String progress(RangePart part) {
    var failure = part.failure().map(StatusText::describe).orElse("");
    return String.format(
        Locale.ROOT,
        "  %,d lines sent, up to byte %,d%s",
        part.checkpoint().counts().sent(),
        part.checkpoint().nextOffset(),
        failure);
  }

  private static String describe(Failure failure) {
    return Visible.of(": %s %s".formatted(failure.reason().wireName(), failure.detail()));
  }

  private void print(String name, String value) {
    out.printf("  %-11s %s%n", name, value);
  }

  private void print(String name, String format, long value) {
    print(name, String.format(Locale.ROOT, format, value));
  }

  private String ago(Instant moment) {
    var passed = Duration.between(moment, now);
    if (passed.isNegative()) {
      // This machine's clock is behind.
      return "0 s";
    }
    if (passed.toDays() > 1) {
      return passed.toDays() + " days";
    }
    if (passed.toHours() > 1) {
      return passed.toHours() + " h";
    }
    return passed.toMinutes() > 1 ? passed.toMinutes() + " min" : passed.toSeconds() + " s";
  }
}
