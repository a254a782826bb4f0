package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import logbatch.cli.Verification.CheckedRange;
import logbatch.cli.Verification.Result;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CountPart;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.ItemFacts;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.PlanTask;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.Recount;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.SequenceNumber;
import logbatch.model.Sequencer;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class RepairTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final Instant STORED = NOON.minus(Duration.ofHours(25));

  private static final Header HEADER =
      new Header(
          new ObjectVersion("in", "a.log", "etag", 10),
          4,
          new Upload(NOON, new Sequencer("01")),
          ContentKind.TEXT,
          Optional.empty(),
          RangePlan.single(10, Compression.NONE));

  private static final Discrepancies NONE =
      new Discrepancies(List.of(), List.of(), List.of(), List.of());

  private final InMemoryQueue lines = new InMemoryQueue("log-processing-queue");
  private final InMemoryQueue split = new InMemoryQueue("log-split-queue");
  private final RecordingFindings findings = new RecordingFindings();
  private final Resending resending = new Resending(lines, findings);
  private final List<RunId> reopened = new ArrayList<>();
  private LineCheck.Sums items = new LineCheck.Sums(Summary.NONE, STORED);
  private BiPredicate<RunId, Recount> counts =
      (run, recount) -> {
        throw new AssertionError("nothing is to be counted");
      };

  @Test
  void everyMissingLineIsSentAgainAsItWasSent() {
    var missing = IntStream.range(0, 25).mapToObj(RepairTest::line).toList();

    missing.forEach(resending::missing);
    resending.finish();

    assertThat(lines.visible()).isEqualTo(missing.stream().map(LineMessage::toBody).toList());
    assertThat(findings.found()).hasSize(25);
    assertThat(said(done(), NONE, 25)).containsExactly("sent again: 25 lines");
  }

  @Test
  void linesThatWereCountedBeforeTheyWereLostNeedARecountAndItIsSaid() {
    List.of(line(0), line(1)).forEach(resending::missing);
    resending.finish();
    var counted = new SummaryBuilder(Summary.NONE);
    List.of("200", "404")
        .forEach(status ->
            counted.add(
                new ItemFacts.Processed(status, Optional.empty(), "text", Optional.empty())));
    var part = new CountPart("shard", SequenceNumber.parse("1"), counted.build(), NOON);

    assertThat(said(done(), List.of(part), NONE, 2))
        .containsExactly(
            "sent again: 2 lines",
            "a recount is due: 2 of them were counted before they were lost, and will be counted twice."
                + " Come again 25 hours after they are stored");
    assertThat(said(done(), List.of(part), NONE, 1).getLast()).contains("due: 1 of them");
  }

  @Test
  void differentLineIsToldAndNotSent() {
    resending.different(line(0));
    resending.finish();

    assertThat(findings.found()).containsExactly("different 0");
    assertThat(lines.visible()).isEmpty();
  }

  @Test
  void contentIsPlannedAgainInItsGenerationIfARangeIsNotDone() {
    said(part(State.FAILED, FailureReason.ACCESS_DENIED), NONE, 0);

    assertThat(split.visible())
        .containsExactly(new PlanTask(HEADER.object(), 4, HEADER.upload()).toBody());
  }

  @Test
  void rangeThatWasNeverBegunIsStartedToo() {
    said(Optional.empty(), NONE, 0);

    assertThat(split.visible()).hasSize(1);
  }

  @Test
  void failureOfTheBytesIsNotTriedAgain() {
    assertThat(said(part(State.FAILED, FailureReason.CORRUPT_GZIP), NONE, 0))
        .singleElement()
        .asString()
        .contains("bytes of the file are at fault");
    assertThat(split.visible()).isEmpty();
  }

  @Test
  void reportThatIsMissingIsWrittenIfTheCountsAreRight() {
    var report = List.of("there is no report");

    said(done(), new Discrepancies(List.of(), List.of(), List.of(), report), 0);
    assertThat(reopened).containsExactly(HEADER.run());
  }

  @Test
  void onlyCountsThatAreWrongAreCountedAnew() {
    var wrong = new Discrepancies(List.of(), List.of(), List.of("wrong"), List.of("wrong"));
    counts = (run, recount) -> recount.equals(new Recount(List.of(), NOON, Summary.NONE, STORED));

    assertThat(said(done(), wrong, 0)).containsExactly("counted anew; the report follows");
    assertThat(reopened).isEmpty();

    counts = (run, recount) -> false;
    assertThat(said(done(), wrong, 0))
        .containsExactly("somebody else has counted the run anew meanwhile; verify again");
  }

  /// The line comes, and is counted on top.
  @Test
  void nothingIsCountedAnewWhileALineIsMissing() {
    var wrong = new Discrepancies(List.of(), List.of("missing"), List.of("wrong"), List.of());

    assertThat(said(done(), wrong, 1)).isEmpty();
  }

  @Test
  void itemsTooYoungToBeCountedAnewAreTold() {
    var wrong = new Discrepancies(List.of(), List.of(), List.of("wrong"), List.of());
    items = new LineCheck.Sums(Summary.NONE, STORED.plusSeconds(1));

    assertThat(said(done(), wrong, 0))
        .singleElement()
        .asString()
        .startsWith("not counted anew: ")
        .endsWith("Come again after 2026-11-23T12:00:01Z");
  }

  private List<String> said(Optional<RangePart> part, Discrepancies found, long missing) {
    return said(part, List.of(), found, missing);
  }

  private List<String> said(
      Optional<RangePart> part, List<CountPart> counted, Discrepancies found, long missing) {
    var run =
        new RunParts(
            HEADER.run(), Optional.of(HEADER), part.stream().toList(), counted, Optional.empty());
    var result = new Result(List.of(new CheckedRange(0, LineCounts.NONE, part)), items, missing, 0);
    return new Repair(resending, split, reopened::add, counts).begin(run, NOON, result, found);
  }

  private static Optional<RangePart> done() {
    return part(State.DONE, null);
  }

  private static Optional<RangePart> part(State state, FailureReason reason) {
    return Optional.of(
        new RangePart(
            0,
            1,
            Checkpoint.at(0),
            state,
            Optional.ofNullable(reason).map(r -> new Failure(r, "detail")),
            NOON));
  }

  private static LineMessage line(int index) {
    return new LineMessage(
        HEADER.run(), 0, new Line(index + 1, index, LineBytes.ofText("line " + index), 10));
  }
}
