package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;
import logbatch.model.Summary;
import org.junit.jupiter.api.Test;

class FoldTest {

  private final Header header = Samples.header("app.log", "e1", "0A");
  private final Header twoRanges = Samples.header("app.log", "e1", "0A", 2);

  @Test
  void runWithoutHeaderHasNoReport() {
    var parts =
        new RunParts(
            header.run(),
            Optional.empty(),
            List.of(Samples.done(0, 0)),
            List.of(),
            Optional.empty());

    assertThat(Fold.of(parts)).isEmpty();
  }

  @Test
  void noLinesAreComplete() {
    assertThat(status(header, List.of(Samples.done(0, 0)))).isEqualTo(ReportStatus.COMPLETE);
  }

  @Test
  void allLinesStoredAreComplete() {
    // 2 + 3 = 5 processed of 1 + 4 = 5 sent
    var ranges = List.of(Samples.done(0, 1), Samples.done(1, 4));

    assertThat(status(twoRanges, ranges, Samples.summary(2, 0), Samples.summary(3, 0)))
        .isEqualTo(ReportStatus.COMPLETE);
  }

  @Test
  void rejectedLinesAreStoredLinesToo() {
    assertThat(status(header, List.of(Samples.done(0, 5)), Samples.summary(4, 1)))
        .isEqualTo(ReportStatus.COMPLETE_WITH_REJECTIONS);
  }

  @Test
  void missingRangeIsProcessing() {
    assertThat(status(twoRanges, List.of(Samples.done(0, 2)), Samples.summary(2, 0)))
        .isEqualTo(ReportStatus.PROCESSING);
    assertThat(status(twoRanges, List.of(Samples.done(1, 2)), Samples.summary(2, 0)))
        .isEqualTo(ReportStatus.PROCESSING);
    assertThat(status(header, List.of())).isEqualTo(ReportStatus.PROCESSING);
  }

  @Test
  void rangeThatIsNotDoneIsProcessingEvenIfTheSumsBalance() {
    var ranges = List.of(Samples.done(0, 1), Samples.running(1, 1));

    assertThat(status(twoRanges, ranges, Samples.summary(2, 0))).isEqualTo(ReportStatus.PROCESSING);
  }

  @Test
  void linesNotStoredYetArePending() {
    var report = fold(header, List.of(Samples.done(0, 5)), Samples.summary(3, 1));

    assertThat(report.status()).isEqualTo(ReportStatus.PROCESSING);
    assertThat(report.balance().pending()).isEqualTo(OptionalLong.of(1)); // 5 − 3 − 1
  }

  @Test
  void nothingIsKnownOfPendingLinesBeforeTheEndOfTheFile() {
    var report = fold(twoRanges, List.of(Samples.done(0, 5)), Samples.summary(3, 0));

    assertThat(report.balance().pending()).isEmpty();
  }

  /// Lines above a checkpoint may be stored already.
  @Test
  void moreStoredThanCheckpointedIsNoDefectBeforeTheEnd() {
    var report = fold(header, List.of(Samples.running(0, 1)), Samples.summary(3, 0));

    assertThat(report.balance().isExceeded()).isFalse();
    assertThat(report.status()).isEqualTo(ReportStatus.PROCESSING);
  }

  @Test
  void moreCountedThanThereAreAreNeverCompleteAndNeverLessThanNonePending() {
    var report = fold(header, List.of(Samples.done(0, 2)), Samples.summary(3, 0));

    assertThat(report.balance().isExceeded()).isTrue();
    assertThat(report.balance().pending()).isEmpty();
    assertThat(report.status()).isEqualTo(ReportStatus.PROCESSING);
  }

  @Test
  void firstFailureInTheFileIsTheReason() {
    var report =
        fold(twoRanges, List.of(Samples.failed(1, 1), Samples.done(0, 2)), Samples.summary(3, 0));

    assertThat(report.status()).isEqualTo(ReportStatus.FAILED);
    assertThat(report.reason().orElseThrow()).startsWith("corrupt_gzip: ");
    assertThat(report.balance().pending()).isEmpty();
  }

  @Test
  void kindsOfLinesAreSummedOverTheRanges() {
    var report = fold(twoRanges, List.of(Samples.done(0, 1), Samples.done(1, 4)));

    assertThat(report.balance().lines().blank()).isEqualTo(4); // 2 + 2
    assertThat(report.balance().lines().header()).isEqualTo(2); // 1 + 1
    assertThat(report.balance().lines().total()).isEqualTo(11); // 5 + 4 + 2
  }

  /// Whoever finishes last triggers it, and parts are read in any order.
  @Test
  void orderOfThePartsMakesNoDifference() {
    var header = Samples.header("app.log", "e1", "0A", 5);
    var ranges = new ArrayList<RangePart>();
    var summaries = new ArrayList<Summary>();
    for (int i = 0; i < 5; i++) {
      ranges.add(Samples.done(i, 4));
      summaries.add(Samples.summary(3, 1));
    }
    var report = fold(header, ranges, summaries.toArray(Summary[]::new));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(ranges, new Random(seed));
      Collections.shuffle(summaries, new Random(seed));
      assertThat(fold(header, ranges, summaries.toArray(Summary[]::new))).isEqualTo(report);
    }
  }

  private static ReportStatus status(Header header, List<RangePart> ranges, Summary... summaries) {
    return fold(header, ranges, summaries).status();
  }

  private static Report fold(Header header, List<RangePart> ranges, Summary... summaries) {
    return Fold.of(Samples.parts(header, ranges, summaries)).orElseThrow();
  }
}
