package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.lines.InMemoryObjectSource;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CountPart;
import logbatch.model.CsvHeader;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.Reading;
import logbatch.model.RecordId;
import logbatch.model.RunParts;
import logbatch.model.SequenceNumber;
import logbatch.model.Sequencer;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class VerificationTest {

  private static final int MAX_LINE_BYTES = 1_024;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String KEY = "dir/app.log";

  private final InMemoryObjectSource objects = new InMemoryObjectSource();
  private final InMemoryItems items = new InMemoryItems();
  private final RecordingFindings findings = new RecordingFindings();

  @Test
  void linesOfSeveralRangesWithEveryTerminatorAreFound() throws Exception {
    var content = "\uFEFFfirst\r\n\nsecond é\n\r\nthird\rstill third\nlast";
    var object = objects.put(KEY, content.getBytes(UTF_8));

    for (long rangeBytes = 1; rangeBytes <= object.sizeBytes(); rangeBytes++) {
      var run =
          storedAndDone(
              header(object, RangePlan.cut(object.sizeBytes(), rangeBytes, Compression.NONE)));

      var result = verify(run);

      assertThat(result.counts())
          .as("ranges of %d bytes", rangeBytes)
          .isEqualTo(new LineCounts(4, 2, 0));
      assertThat(result.stored().processed()).isEqualTo(4);
      assertThat(discrepancies(run, result)).isEmpty();
    }
    assertThat(findings.found()).isEmpty();
  }

  @Test
  void csvHeaderIsNoLineToBeStored() throws Exception {
    var object = objects.put("a.csv", "time,status\r\n1,200\r\n".getBytes(UTF_8));
    var run =
        storedAndDone(
            new Header(
                object,
                0,
                new Upload(NOON, new Sequencer("01")),
                ContentKind.CSV,
                Optional.of(new CsvHeader(',', List.of("time", "status"))),
                RangePlan.single(object.sizeBytes(), Compression.NONE)));

    var result = verify(run);

    assertThat(result.counts()).isEqualTo(new LineCounts(1, 0, 1));
    assertThat(discrepancies(run, result)).isEmpty();
  }

  @Test
  void compressedFileIsVerifiedByItsContent() throws Exception {
    var object = objects.put(KEY, Gzip.of("first\n\nsecond\n"));
    var run = storedAndDone(header(object, RangePlan.single(object.sizeBytes(), Compression.GZIP)));

    var result = verify(run);

    assertThat(result.counts()).isEqualTo(new LineCounts(2, 1, 0));
    assertThat(discrepancies(run, result)).isEmpty();
  }

  @Test
  void emptyFileIsRight() throws Exception {
    var object = objects.put(KEY, new byte[0]);
    var run = storedAndDone(header(object, RangePlan.single(0, Compression.UNKNOWN)));

    assertThat(discrepancies(run, verify(run))).isEmpty();
  }

  @Test
  void missingLineIsNamedAndMissesInTheSums() throws Exception {
    var object = objects.put(KEY, "first\nsecond\nthird\n".getBytes(UTF_8));
    var run = storedAndDone(header(object, RangePlan.single(object.sizeBytes(), Compression.NONE)));
    items.remove(RecordId.of(run.run(), 6));

    var result = verify(run);

    assertThat(findings.found()).containsExactly("missing 6");
    assertThat(result.missing()).isOne();
    assertThat(discrepancies(run, result))
        .containsExactly(
            "lines not stored: 1",
            "processed lines: counted are 3, stored are 2",
            "by status: counted are {UNKNOWN=3}, stored are {UNKNOWN=2}",
            "by format: counted are {text=3}, stored are {text=2}",
            "the report says total_itens_processados: 3, and it is 2");
  }

  /// What is behind the checkpoint has not been sent, and so cannot be missing.
  @Test
  void rangeThatIsNotDoneIsVerifiedUpToItsCheckpoint() throws Exception {
    var object = objects.put(KEY, "first\nsecond\nthird\n".getBytes(UTF_8));
    var header = header(object, RangePlan.single(object.sizeBytes(), Compression.NONE));
    store(header, 0, 13);
    var run = run(header, part(0, State.RUNNING, 13, new LineCounts(2, 0, 0)));

    var result = verify(run);

    assertThat(findings.found()).isEmpty();
    assertThat(result.counts()).isEqualTo(new LineCounts(2, 0, 0));
    assertThat(result.isWholeFile()).isFalse();
    assertThat(discrepancies(run, result))
        .containsExactly("range 0 is not done: it was read up to byte 13");
  }

  @Test
  void rangeThatFailedOrWasNeverBegunIsToldAndNotRead() throws Exception {
    var object = objects.put(KEY, "first\nsecond\n".getBytes(UTF_8));
    var header = header(object, RangePlan.cut(object.sizeBytes(), 7, Compression.NONE));
    objects.deny();
    var run = run(header, part(0, State.FAILED, 0, LineCounts.NONE));

    assertThat(discrepancies(run, verify(run)))
        .containsExactly("range 0 failed: access_denied: S3 says no", "range 1 was never begun");
  }

  @Test
  void countsOfTheSplitterAreComparedWithTheFile() throws Exception {
    var object = objects.put(KEY, "first\n\n".getBytes(UTF_8));
    var header = header(object, RangePlan.single(object.sizeBytes(), Compression.NONE));
    store(header, 0, Long.MAX_VALUE);
    var run = run(header, part(0, State.DONE, 7, new LineCounts(1, 0, 0)));

    assertThat(discrepancies(run, verify(run)).getFirst())
        .startsWith("range 0: the splitter counted");
  }

  @Test
  void reportThatIsMissingOrOfAnotherRunIsTold() throws Exception {
    var object = objects.put(KEY, "first\n".getBytes(UTF_8));
    var run = storedAndDone(header(object, RangePlan.single(object.sizeBytes(), Compression.NONE)));
    var result = verify(run);
    var other = new Report(Map.of("run_id", "00000000-0000-8000-8000-000000000000"));

    assertThat(Discrepancies.of(run, result, Optional.empty()).all())
        .containsExactly("there is no report");
    assertThat(Discrepancies.of(run, result, Optional.of(other)).all())
        .containsExactly("the report is about another run: 00000000-0000-8000-8000-000000000000");
  }

  private Verification.Result verify(RunParts run) throws Exception {
    return new Verification(new FileLines(objects, MAX_LINE_BYTES), items)
        .verify(run, findings, lines -> {});
  }

  /// With a report that says what was counted.
  private static List<String> discrepancies(RunParts run, Verification.Result result) {
    var report =
        new Report(
            Map.of(
                "run_id", run.run().toString(),
                "total_linhas", result.counts().sent(),
                "total_itens_processados", run.stored().processed(),
                "total_itens_rejeitados", run.stored().rejected()));
    return Discrepancies.of(run, result, Optional.of(report)).all();
  }

  private static Header header(ObjectVersion object, RangePlan plan) {
    return new Header(
        object, 0, new Upload(NOON, new Sequencer("01")), ContentKind.TEXT, Optional.empty(), plan);
  }

  /// A run whose lines are all stored and counted.
  private RunParts storedAndDone(Header header) throws Exception {
    var parts = new ArrayList<RangePart>();
    for (int range = 0; range < header.ranges().count(); range++) {
      var counts =
          header.object().sizeBytes() == 0 ? LineCounts.NONE : store(header, range, Long.MAX_VALUE);
      parts.add(part(range, State.DONE, header.ranges().end(range), counts));
    }
    return run(header, parts.toArray(RangePart[]::new));
  }

  private LineCounts store(Header header, int range, long end) throws Exception {
    return new FileLines(objects, MAX_LINE_BYTES)
        .read(header, range, end, line -> items.put(item(line)));
  }

  private static ProcessedItem item(LineMessage line) {
    return ProcessedItem.processed(KEY, line, Reading.TEXT, NOON);
  }

  /// A run whose stored lines are all counted.
  private RunParts run(Header header, RangePart... ranges) {
    var counted = new SummaryBuilder(Summary.NONE);
    items.all().stream()
        .filter(item -> item.run().equals(header.run()))
        .forEach(item -> counted.add(StoredFacts.of(item)));
    var count =
        new CountPart(
            "shard", SequenceNumber.parse("100000000000000000001"), counted.build(), NOON);
    return new RunParts(
        header.run(), Optional.of(header), List.of(ranges), List.of(count), Optional.empty());
  }

  private static RangePart part(int index, State state, long nextOffset, LineCounts counts) {
    var failure =
        state == State.FAILED
            ? Optional.of(new Failure(FailureReason.ACCESS_DENIED, "S3 says no"))
            : Optional.<Failure>empty();
    return new RangePart(index, 1, new Checkpoint(nextOffset, counts), state, failure, NOON);
  }
}
