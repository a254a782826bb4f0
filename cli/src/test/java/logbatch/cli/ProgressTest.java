package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.LineCounts;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0,     '[............]   0 %'",
    "0.5,   '[######......]  50 %'",
    "0.999, '[###########.]  99 %'",
    "1,     '[############] 100 %'",
    "7,     '[############] 100 %'",
    "-1,    '[............]   0 %'"
  })
  void barIsFullOnlyWhenAllIsDone(double share, String bar) {
    assertThat(ProgressBar.of(share)).isEqualTo(bar);
  }

  @Test
  void shareIsWhatHasBeenReadAsFarAsItIsStored() {
    // The first of two ranges of 50 bytes is done, of the other 25 bytes are read; of 30 lines, 10
    // are stored: 0.99 × 0.75 × 1/3
    var state =
        state(
            RangePlan.cut(100, 50, Compression.NONE),
            10,
            range(0, State.DONE, 50, 20),
            range(1, State.RUNNING, 75, 10));

    assertThat(state.readShare()).isEqualTo(0.75);
    assertThat(state.share()).isCloseTo(0.2475, within(1e-9));
  }

  @Test
  void readingOfACompressedFileIsKnownOnlyAtItsEnd() {
    var plan = RangePlan.single(100, Compression.GZIP);

    assertThat(state(plan, 0, range(0, State.RUNNING, 5_000, 20)).readShare()).isZero();
    assertThat(state(plan, 0, range(0, State.DONE, 9_000, 20)).readShare()).isOne();
    assertThat(RunState.UNKNOWN.share()).isZero();
  }

  @Test
  void onlyAReportMakesItWhole() {
    var stored = state(RangePlan.single(100, Compression.NONE), 2, range(0, State.DONE, 100, 2));
    var reported =
        new RunState(
            stored.plan(),
            stored.ranges(),
            stored.stored(),
            Optional.of(new ReportPart(ReportStatus.COMPLETE, 1, "d")));

    assertThat(stored.share()).isEqualTo(0.99);
    assertThat(reported.share()).isOne();
  }

  @Test
  void filesCountByTheirSize() {
    var done =
        new RunState(
            Optional.of(RangePlan.single(300, Compression.NONE)),
            List.of(),
            Summary.NONE,
            Optional.of(new ReportPart(ReportStatus.COMPLETE, 1, "d")));
    var begun = state(RangePlan.single(100, Compression.NONE), 0);

    // 300 of 400 bytes
    assertThat(Progress.of(List.of(done, begun), 0).share()).isEqualTo(0.75);
  }

  @Test
  void barIsShownOnATerminalOnly() {
    assertThat(shown(ProgressLine.Style.TERMINAL)).contains("[######......]  50 %  split 1");
    assertThat(shown(ProgressLine.Style.PLAIN))
        .isEqualTo(" 50 %  split 1" + System.lineSeparator());
  }

  @Test
  void terminalIsWrittenToTenTimesASecondAtMost() {
    // 1,000 pieces of news within a second
    var shown = shownEvery(ProgressLine.Style.TERMINAL, Duration.ofMillis(1), 1_000);

    assertThat(shown.split("\r", -1)).hasSize(10 + 1);
  }

  @Test
  void elsewhereALineSaysEveryFiveSecondsHowFarItIs() {
    // 100 seconds
    var shown = shownEvery(ProgressLine.Style.PLAIN, Duration.ofMillis(100), 1_000);

    assertThat(shown.lines()).hasSize(20).startsWith("  0 %  uploading", "  5 %  uploading");
  }

  @Test
  void whatFollowsClearingIsShownAtOnce() {
    var out = new ByteArrayOutputStream();
    var line = new ProgressLine(new PrintStream(out, true, UTF_8), ProgressLine.Style.PLAIN);

    line.show("a", NOON);
    line.clear();
    line.show("b", NOON);

    assertThat(out.toString(UTF_8).lines()).containsExactly("a", "b");
  }

  private static String shownEvery(ProgressLine.Style style, Duration interval, int times) {
    var out = new ByteArrayOutputStream();
    var line = new ProgressLine(new PrintStream(out, true, UTF_8), style);
    for (int i = 0; i < times; i++) {
      line.show((double) i / times, "uploading", NOON.plus(interval.multipliedBy(i)));
    }
    return out.toString(UTF_8);
  }

  private static String shown(ProgressLine.Style style) {
    var out = new ByteArrayOutputStream();
    new ProgressLine(new PrintStream(out, true, UTF_8), style).show(0.5, "split 1", NOON);
    return out.toString(UTF_8);
  }

  private static RunState state(RangePlan plan, long stored, RangePart... ranges) {
    return new RunState(Optional.of(plan), List.of(ranges), summary(stored), Optional.empty());
  }

  private static Summary summary(long processed) {
    var none = Summary.NONE;
    return new Summary(
        processed,
        0,
        none.statuses(),
        none.levels(),
        none.formats(),
        none.reasons(),
        none.timeline(),
        none.span(),
        none.samples());
  }

  private static RangePart range(int index, State state, long nextOffset, long sent) {
    return new RangePart(
        index,
        1,
        new Checkpoint(nextOffset, new LineCounts(sent, 0, 0)),
        state,
        Optional.empty(),
        NOON);
  }
}
