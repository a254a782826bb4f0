package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class UploadedRunsTest {

  /// S3 tells whole seconds.
  private static final Instant UPLOADED = Instant.parse("2026-11-23T12:00:00Z");

  private static final Instant YESTERDAY = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant EVENT = Instant.parse("2026-11-23T12:00:00.250Z");

  @Test
  void runThatIsKnownOnlyFromAnEarlierUploadIsUnknown() {
    var parts = parts(YESTERDAY, ReportStatus.COMPLETE, done());

    assertThat(state(parts, "01")).isEqualTo(RunState.UNKNOWN);
  }

  @Test
  void eventMayBeAMomentOlderThanTheAnswerToTheUpload() {
    var parts = parts(UPLOADED.minusMillis(900), ReportStatus.COMPLETE, done());

    assertThat(state(parts, "02").hasEnded()).isTrue();
  }

  @Test
  void contentThatWasCompleteHasEndedOnceItsReportIsOfThisUpload() {
    var parts = parts(EVENT, ReportStatus.COMPLETE, done());

    assertThat(state(parts, "01").hasEnded()).isFalse();
    assertThat(state(parts, "02").hasEnded()).isTrue();
  }

  @Test
  void runWhosePlaceANewerUploadHasTakenHasEnded() {
    assertThat(state(parts(EVENT, ReportStatus.COMPLETE, done()), "03").hasEnded()).isTrue();
  }

  @Test
  void runWithoutAReportInS3HasNotEnded() {
    var parts = parts(EVENT, ReportStatus.COMPLETE, done());

    assertThat(runs(parts, Optional.empty()).state(parts.run()).isOver()).isFalse();
  }

  @Test
  void failureThatMayHaveBeenPutRightIsNotTheEndBeforeItWasTriedAgain() {
    var before = failed(FailureReason.OBJECT_MISSING, YESTERDAY);
    var again = failed(FailureReason.OBJECT_MISSING, EVENT.plusSeconds(1));
    var running = new RangePart(0, 2, at(0), State.RUNNING, Optional.empty(), EVENT.plusSeconds(1));

    assertThat(state(parts(EVENT, ReportStatus.FAILED, before), "02").hasEnded()).isFalse();
    assertThat(state(parts(EVENT, ReportStatus.FAILED, running), "02").hasEnded()).isFalse();
    assertThat(state(parts(EVENT, ReportStatus.FAILED, again), "02").hasEnded()).isTrue();
  }

  @Test
  void failureOfTheBytesIsTheEndForTheSameBytes() {
    var parts = parts(EVENT, ReportStatus.FAILED, failed(FailureReason.CORRUPT_GZIP, YESTERDAY));

    assertThat(state(parts, "02").hasEnded()).isTrue();
  }

  private static RunState state(RunParts parts, String reported) {
    return runs(parts, Optional.of(new Sequencer(reported))).state(parts.run());
  }

  private static UploadedRuns runs(RunParts parts, Optional<Sequencer> reported) {
    return new UploadedRuns(Map.of(parts.run(), UPLOADED), _ -> parts, _ -> reported, () -> 0);
  }

  /// Of the second upload of a content.
  private static RunParts parts(Instant event, ReportStatus status, RangePart range) {
    var header =
        new Header(
            new ObjectVersion("in", "x.log", "e", 100),
            0,
            new Upload(event, new Sequencer("02")),
            ContentKind.TEXT,
            Optional.empty(),
            RangePlan.single(100, Compression.NONE));
    return new RunParts(
        header.run(),
        Optional.of(header),
        List.of(range),
        List.of(),
        Optional.of(new ReportPart(status, 1, "d")));
  }

  private static RangePart done() {
    return new RangePart(0, 1, at(100), State.DONE, Optional.empty(), YESTERDAY);
  }

  private static RangePart failed(FailureReason reason, Instant updatedAt) {
    return new RangePart(
        0, 1, at(0), State.FAILED, Optional.of(new Failure(reason, "why")), updatedAt);
  }

  private static Checkpoint at(long offset) {
    return new Checkpoint(offset, new LineCounts(0, 0, 0));
  }
}
