package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class StatusTextTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void everyRangeIsTold() {
    var text =
        described(
            300,
            range(0, State.DONE, Optional.empty()),
            range(
                2,
                State.FAILED,
                Optional.of(new Failure(FailureReason.OBJECT_MISSING, "at \u001B[2J"))));

    assertThat(text)
        .contains("a\\u{202e}.log: Processando")
        .contains("  sent        2,000 lines", "  pending     2,000")
        .contains("  last moved  2026-11-23T12:00:00Z, 3 min ago")
        .contains("  ranges      1 of 3 done")
        .contains("    0  bytes 0 to 100  done  1,000 lines sent, up to byte 42")
        .contains("    1  bytes 100 to 200  waiting\n")
        .contains("    2  bytes 200 to 300  failed")
        .contains("at \\u{1b}[2J");
  }

  @Test
  void clockThatIsBehindMakesNoNegativeTime() {
    var out = new StringWriter();

    new StatusText(new PrintWriter(out, true), NOON.minusSeconds(3)).summarize(status(100));

    assertThat(out.toString()).contains("moved 0 s ago");
  }

  @Test
  void ofManyRangesOnlyTheUnfinishedOnesAreTold() {
    var text = described(10_000, range(0, State.DONE, Optional.empty()));

    assertThat(text)
        .contains("  ranges      1 of 100 done")
        .doesNotContain("    0  bytes")
        .contains("    1  bytes 100 to 200  waiting", "    20  bytes")
        // 99 unfinished ones, of which 20 are shown
        .contains("    and 79 more; --json has them all")
        .doesNotContain("    21  bytes");
  }

  @Test
  void jsonHasEveryRange() {
    var json = StatusJson.of(status(300, range(0, State.DONE, Optional.empty())));

    assertThat(json)
        .containsEntry("status", "Processando")
        .containsEntry("sent", 1_000L)
        .containsEntry("pending", 1_000L)
        .containsEntry("moved_at", "2026-11-23T12:00:00Z");
    assertThat((List<?>) json.get("ranges"))
        .extracting(range -> ((Map<?, ?>) range).get("state"))
        .isEqualTo(List.of("done", "waiting", "waiting"));
  }

  private static String described(long objectBytes, RangePart... ranges) {
    var out = new StringWriter();
    new StatusText(new PrintWriter(out, true), NOON.plus(Duration.ofSeconds(200)))
        .describe(status(objectBytes, ranges));
    return out.toString();
  }

  private static RunStatus status(long objectBytes, RangePart... ranges) {
    var header =
        new Header(
            new ObjectVersion("in", "a\u202E.log", "etag", objectBytes),
            0,
            new Upload(NOON, new Sequencer("01")),
            ContentKind.TEXT,
            Optional.empty(),
            RangePlan.cut(objectBytes, 100, Compression.NONE));
    return new RunStatus(
        new RunParts(
            header.run(), Optional.of(header), List.of(ranges), List.of(), Optional.empty()));
  }

  private static RangePart range(int index, State state, Optional<Failure> failure) {
    return new RangePart(
        index, 1, new Checkpoint(42, new LineCounts(1_000, 0, 0)), state, failure, NOON);
  }
}
