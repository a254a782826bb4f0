package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import logbatch.lines.GzipFiles;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
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
import logbatch.model.RunId;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

  private static final byte[] TEXT = "one\ntwo\n".getBytes(UTF_8);

  /// As the reporter notes a run without a report.
  private static final ReportPart OPEN = new ReportPart(ReportStatus.PROCESSING, 0, "");

  private final Bench bench = Bench.empty();
  private final Planner planner = bench.planner();

  @Test
  void newObjectGetsAHeaderAndItsRangeIsStarted() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");

    var plan = planner.plan(uploaded);

    assertThat(plan.ranges()).containsExactly(0);
    var header = bench.headers().find(uploaded.run()).orElseThrow();
    assertThat(header).isEqualTo(plan.header());
    assertThat(header.object()).isEqualTo(uploaded.object());
    assertThat(header.upload()).isEqualTo(uploaded.upload());
    assertThat(header.ranges().count()).isOne();
    assertThat(header.ranges().end(0)).isEqualTo(8);
    assertThat(header.ranges().compression()).isEqualTo(Compression.NONE);
  }

  @Test
  void planOfANewObjectCostsOneRead() throws IOException {
    planner.plan(uploaded("app.log", TEXT, "0A"));

    assertThat(bench.objects().requests()).containsExactly("head app.log");
  }

  @Test
  void planOfAnEmptyObjectReadsNothing() throws IOException {
    var plan = planner.plan(uploaded("app.log", new byte[0], "0A"));

    assertThat(bench.objects().requests()).isEmpty();
    assertThat(plan.ranges()).containsExactly(0);
  }

  @Test
  void repeatedEventStartsWhatIsNotDone() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);

    assertThat(planner.plan(uploaded).ranges()).containsExactly(0);
  }

  @Test
  void eventOfARangeThatHasAdvancedReadsNothing() throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);
    finish(uploaded.run(), new Checkpoint(4, new LineCounts(1, 0, 0)), State.RUNNING, null);

    assertThat(planner.plan(uploaded).ranges()).containsExactly(0);
    assertThat(bench.objects().requests()).hasSize(1);
  }

  @Test
  void eventOfADoneRunStartsNothing() throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);
    finish(uploaded.run(), new Checkpoint(8, new LineCounts(2, 0, 0)), State.DONE, null);

    assertThat(planner.plan(uploaded).ranges()).isEmpty();
  }

  /// Else nobody would come to it if the stream forgets its changes before they are looked at.
  @Test
  void newRunIsOpen() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    bench.objects().deny();
    planner.plan(uploaded);
    assertThat(bench.headers().report(uploaded.run())).contains(OPEN);

    bench.objects().allow();
    var other = uploaded("other.log", TEXT, "0A");
    planner.plan(other);
    assertThat(bench.headers().report(other.run())).contains(OPEN);
  }

  @Test
  void runWhosePlannerDiedBehindTheHeaderIsOpenedByTheRepetition() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    bench.headers().putIfAbsent(headerOfASeenObject(uploaded));

    planner.plan(uploaded);

    assertThat(bench.headers().report(uploaded.run())).contains(OPEN);
  }

  @Test
  void objectThatCouldNotBeSeenIsOpenAgainWithTheNextEvent() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    bench.objects().deny();
    planner.plan(uploaded);
    bench.headers().putReport(uploaded.run(), new ReportPart(ReportStatus.FAILED, 1, "d"));
    bench.objects().allow();

    planner.plan(uploaded);

    assertThat(bench.headers().report(uploaded.run()).orElseThrow().isOpen()).isTrue();
  }

  /// A, then B, then A again: there is nothing to read, and a report to be written.
  @Test
  void finishedRunIsOpenAgainWhenItsContentComesBack() throws IOException, EpochLostException {
    var uploaded = finished("0A");

    planner.plan(uploaded("app.log", TEXT, "0B"));

    assertThat(bench.headers().report(uploaded.run()))
        .contains(new ReportPart(ReportStatus.PROCESSING, 1, "d"));
  }

  /// Opened behind the header, it could have been looked at before, and nobody would close it again
  /// until the schedule comes.
  @Test
  void finishedRunIsOpenBeforeItsUploadIsRaised() throws IOException, EpochLostException {
    var uploaded = finished("0A");
    var openWhenRaised = new ArrayList<Boolean>();
    var headers =
        new HeaderStoreWithWitness(
            bench.headers(),
            () ->
                openWhenRaised.add(bench.headers().report(uploaded.run()).orElseThrow().isOpen()));

    new Planner(
            bench.objects(),
            headers,
            bench.ranges(),
            new CutSizes(Bench.RANGE_BYTES, Bench.MAX_LINE_BYTES),
            new ManualClock())
        .plan(uploaded("app.log", TEXT, "0B"));

    assertThat(openWhenRaised).containsExactly(true);
  }

  @Test
  void repeatedEventOfAFinishedRunLeavesItClosed() throws IOException, EpochLostException {
    var uploaded = finished("0B");
    var closed = bench.headers().report(uploaded.run());

    planner.plan(uploaded);
    planner.plan(uploaded("app.log", TEXT, "0A"));

    assertThat(bench.headers().report(uploaded.run())).isEqualTo(closed);
  }

  @Test
  void failedRunIsOpenAgainWhenItsRangeIsStartedAgain() throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);
    finish(uploaded.run(), Checkpoint.at(0), State.FAILED, FailureReason.ACCESS_DENIED);
    bench.headers().putReport(uploaded.run(), new ReportPart(ReportStatus.FAILED, 1, "d"));

    planner.plan(uploaded);

    assertThat(bench.headers().report(uploaded.run()).orElseThrow().isOpen()).isTrue();
  }

  @Test
  void compressionIsToldByTheBytes() throws IOException {
    var packed = GzipFiles.of(TEXT);

    assertThat(planner.plan(uploaded("a.log", packed, "0A")).header().ranges().compression())
        .isEqualTo(Compression.GZIP);
    assertThat(planner.plan(uploaded("a.log.gz", TEXT, "0A")).header().ranges().compression())
        .isEqualTo(Compression.NONE);
    assertThat(
            planner
                .plan(uploaded("b.log", new byte[] {0x1F}, "0A"))
                .header()
                .ranges()
                .compression())
        .isEqualTo(Compression.NONE);
  }

  @Test
  void csvHeaderIsThatOfACsvFileOnly() throws IOException {
    var csv = "\uFEFFtime;level\n1;2\n".getBytes(UTF_8);

    assertThat(planner.plan(uploaded("a.csv", csv, "0A")).header().csv())
        .contains(csv(';', 14, "time", "level"));
    assertThat(planner.plan(uploaded("a.csv.gz", GzipFiles.of(csv), "0A")).header().csv())
        .contains(csv(';', 14, "time", "level"));
    assertThat(planner.plan(uploaded("a.log", csv, "0A")).header().csv()).isEmpty();
  }

  /// Whether a byte is inside quotes can only be told from the start.
  @Test
  void fileOfRecordsIsNeverCut() throws IOException {
    var large = "a,b\n" + "1,2\n".repeat((int) Bench.RANGE_BYTES);

    var records = planner.plan(uploaded("a.csv", large.getBytes(UTF_8), "0A")).header();
    var lines = planner.plan(uploaded("b.csv", large.substring(4).getBytes(UTF_8), "0A")).header();

    assertThat(records.ranges().count()).isEqualTo(1);
    assertThat(lines.csv()).isEmpty();
    assertThat(lines.ranges().count()).isEqualTo(4);
  }

  @Test
  void listOfFieldsIsThatOfATextFileOnly() throws IOException {
    var log = "#Version: 1.0\n#Fields: date time\n2026-11-03 04:05:06\n".getBytes(UTF_8);
    var list = new CsvHeader(' ', List.of("date", "time"));

    assertThat(planner.plan(uploaded("a.log", log, "0A")).header().csv()).contains(list);
    assertThat(planner.plan(uploaded("a.log.gz", GzipFiles.of(log), "0A")).header().csv())
        .contains(list);
    assertThat(planner.plan(uploaded("a.jsonl", log, "0A")).header().csv()).isEmpty();
  }

  /// In the order of S3, not of texts: the shorter sequencer is padded with zeros on the right.
  @ParameterizedTest
  @CsvSource({
    "0A, 0B, 0B",
    "0B, 0A, 0B",
    "0A, 0A01, 0A01",
    "9, 80, 9",
    "0a, 0B, 0B",
    "'', 01, 01",
    "01, '', 01"
  })
  void latestUploadStays(String first, String second, String latest) throws IOException {
    var uploaded = uploaded("app.log", TEXT, first);
    planner.plan(uploaded);
    planner.plan(uploaded("app.log", TEXT, second));

    assertThat(bench.headers().find(uploaded.run()).orElseThrow().upload().sequencer())
        .isEqualTo(new Sequencer(latest));
  }

  @ParameterizedTest
  @CsvSource({"OBJECT_MISSING", "ACCESS_DENIED", "OBJECT_REPLACED"})
  void objectThatCannotBeReadHasAHeaderAndAFailedRange(FailureReason reason) throws IOException {
    var uploaded = uploaded("app.csv", TEXT, "0A");
    breakWith(reason);

    assertThat(planner.plan(uploaded).ranges()).isEmpty();

    assertThat(bench.headers().find(uploaded.run())).isPresent();
    var part = bench.ranges().find(uploaded.run(), 0).orElseThrow();
    assertThat(part.state()).isEqualTo(State.FAILED);
    assertThat(part.failure().orElseThrow().reason()).isEqualTo(reason);
  }

  /// The first header could not know that the file is compressed and has columns.
  @Test
  void nextEventReadsAgainWhatCouldNotBeRead() throws IOException {
    var file = GzipFiles.of("a,b\n1,2\n".getBytes(UTF_8));
    var uploaded = uploaded("app.csv.gz", file, "0B");
    bench.objects().deny();
    planner.plan(uploaded);
    bench.objects().allow();

    var plan = planner.plan(uploaded("app.csv.gz", file, "0A"));

    assertThat(plan.ranges()).containsExactly(0);
    var header = bench.headers().find(uploaded.run()).orElseThrow();
    assertThat(header.ranges().compression()).isEqualTo(Compression.GZIP);
    assertThat(header.csv()).contains(csv(',', 4, "a", "b"));
    assertThat(header.upload().sequencer()).isEqualTo(new Sequencer("0B"));
  }

  /// Killed between the header that knows nothing and the failure that says so, or between the two
  /// writes of the failure. Taken for text, the file would become lines that it does not have.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nextEventReadsAgainIfTheFailureWasNotWrittenDown(boolean isBegun) throws IOException {
    var file = GzipFiles.of("a,b\n1,2\n".getBytes(UTF_8));
    var uploaded = uploaded("app.csv.gz", file, "0A");
    bench.headers().putIfAbsent(headerOfAnUnseenObject(uploaded));
    if (isBegun) {
      bench.ranges().begin(uploaded.run(), 0, 0, new Claim("other", Instant.EPOCH));
    }

    var plan = planner.plan(uploaded);

    assertThat(plan.ranges()).containsExactly(0);
    assertThat(bench.headers().find(uploaded.run())).contains(plan.header());
    assertThat(plan.header().ranges().compression()).isEqualTo(Compression.GZIP);
    assertThat(plan.header().csv()).contains(csv(',', 4, "a", "b"));
  }

  /// The same, where the object cannot be read by the next event either.
  @Test
  void nextEventWritesTheFailureDownIfNobodyDid() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    bench.headers().putIfAbsent(headerOfAnUnseenObject(uploaded));
    bench.ranges().begin(uploaded.run(), 0, 0, new Claim("other", Instant.EPOCH));
    bench.objects().remove("app.log");

    assertThat(planner.plan(uploaded).ranges()).isEmpty();

    assertThat(bench.ranges().find(uploaded.run(), 0).orElseThrow().failure())
        .map(Failure::reason)
        .contains(FailureReason.OBJECT_MISSING);
  }

  /// Two events at once, of which the second one can read. Wherever it comes in between, the object
  /// is read by one of them.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void objectThatAnotherOneSeesMeanwhileHasNotFailed(boolean hasBegun) throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    bench.objects().deny();
    var ranges =
        new RangeStoreWithRival(
            bench.ranges(),
            () -> {
              bench.objects().allow();
              assertThat(planned(uploaded).ranges()).containsExactly(0);
              if (hasBegun) {
                bench.ranges().begin(uploaded.run(), 0, 0, new Claim("other", Instant.EPOCH));
              }
            });
    var late =
        new Planner(
            bench.objects(),
            bench.headers(),
            ranges,
            new CutSizes(Bench.RANGE_BYTES, Bench.MAX_LINE_BYTES),
            new ManualClock());

    var plan = late.plan(uploaded);

    assertThat(plan.ranges()).containsExactly(0);
    assertThat(plan.header().ranges().compression()).isEqualTo(Compression.NONE);
    assertThat(bench.ranges().find(uploaded.run(), 0).orElseThrow().state())
        .isEqualTo(State.RUNNING);
  }

  /// Lines sent by an earlier attempt may still be on their way, and are read by this header.
  @Test
  void whatTheHeaderKnowsStaysWhenTheObjectCannotBeReadAnyMore()
      throws IOException, EpochLostException {
    var uploaded = uploaded("app.csv", "a,b\n1,2\n".getBytes(UTF_8), "0A");
    planner.plan(uploaded);
    finish(uploaded.run(), Checkpoint.at(0), State.FAILED, FailureReason.OBJECT_MISSING);
    bench.objects().remove("app.csv");

    var later = new Upload(uploaded.upload().time(), new Sequencer("0B"));
    planner.plan(new ObjectUploaded(uploaded.object(), 0, uploaded.kind(), later));

    var header = bench.headers().find(uploaded.run()).orElseThrow();
    assertThat(header.csv()).contains(csv(',', 4, "a", "b"));
    assertThat(header.upload()).isEqualTo(later);
    assertThat(bench.ranges().find(uploaded.run(), 0).orElseThrow().state())
        .isEqualTo(State.FAILED);
  }

  @Test
  void rangeThatFailedOutsideItsBytesIsStartedAgain() throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);
    finish(
        uploaded.run(),
        new Checkpoint(4, new LineCounts(1, 0, 0)),
        State.FAILED,
        FailureReason.ACCESS_DENIED);

    assertThat(planner.plan(uploaded).ranges()).containsExactly(0);
  }

  @Test
  void rangeThatFailedByItsBytesStaysFailed() throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    planner.plan(uploaded);
    finish(uploaded.run(), Checkpoint.at(0), State.FAILED, FailureReason.UNSUPPORTED_ENCODING);

    assertThat(planner.plan(uploaded).ranges()).isEmpty();
  }

  /// Another one may have seen the object in between, and may be reading it by its header.
  @Test
  void headerOfASeenObjectIsNeverReplacedByOneOfAnUnseen() throws IOException {
    var uploaded = uploaded("app.log", TEXT, "0A");
    var unseen = headerOfAnUnseenObject(uploaded);
    bench.headers().putIfAbsent(unseen);
    planner.plan(uploaded);

    assertThat(bench.headers().replace(unseen, unseen)).isFalse();
    assertThat(bench.headers().find(uploaded.run()).orElseThrow().ranges().compression())
        .isEqualTo(Compression.NONE);
  }

  @Test
  void largeObjectIsCutIntoRanges() throws IOException {
    var large = new byte[2_500_000];
    Arrays.fill(large, (byte) '\n');

    var plan = planner.plan(uploaded("app.log", large, "0A"));

    assertThat(plan.ranges()).containsExactly(0, 1, 2);
    assertThat(plan.header().ranges())
        .isEqualTo(new RangePlan(3, Bench.RANGE_BYTES, large.length, Compression.NONE));
    bench.objects().put("packed.log", GzipFiles.of(large));
    assertThat(
            planner
                .plan(uploaded("packed.log", GzipFiles.of(large), "0A"))
                .header()
                .ranges()
                .count())
        .isOne();
  }

  private static Header headerOfAnUnseenObject(ObjectUploaded uploaded) {
    return header(uploaded, Compression.UNKNOWN);
  }

  private static Header headerOfASeenObject(ObjectUploaded uploaded) {
    return header(uploaded, Compression.NONE);
  }

  private static Header header(ObjectUploaded uploaded, Compression compression) {
    return new Header(
        uploaded.object(),
        0,
        uploaded.upload(),
        uploaded.kind(),
        Optional.empty(),
        RangePlan.single(uploaded.object().sizeBytes(), compression));
  }

  /// A run that was read and reported.
  private ObjectUploaded finished(String sequencer) throws IOException, EpochLostException {
    var uploaded = uploaded("app.log", TEXT, sequencer);
    planner.plan(uploaded);
    finish(uploaded.run(), new Checkpoint(8, new LineCounts(2, 0, 0)), State.DONE, null);
    bench.headers().putReport(uploaded.run(), new ReportPart(ReportStatus.COMPLETE, 1, "d"));
    return uploaded;
  }

  private Planner.Plan planned(ObjectUploaded uploaded) {
    try {
      return planner.plan(uploaded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void breakWith(FailureReason reason) {
    switch (reason) {
      case OBJECT_MISSING -> bench.objects().remove("app.csv");
      case ACCESS_DENIED -> bench.objects().deny();
      default -> bench.objects().put("app.csv", "other".getBytes(UTF_8));
    }
  }

  private void finish(RunId run, Checkpoint checkpoint, State state, FailureReason reason)
      throws EpochLostException {
    var begun = bench.ranges().begin(run, 0, 0, new Claim("other", Instant.EPOCH)).part();
    var failure = Optional.ofNullable(reason).map(r -> new Failure(r, "why"));
    bench
        .ranges()
        .write(run, new RangePart(0, begun.epoch(), checkpoint, state, failure, Instant.EPOCH));
  }

  private ObjectUploaded uploaded(String key, byte[] bytes, String sequencer) {
    ObjectVersion object = bench.objects().put(key, bytes);
    return new ObjectUploaded(
        object,
        0,
        ContentKind.ofKey(key).orElseThrow(),
        new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer(sequencer)));
  }

  private static CsvHeader csv(char delimiter, long recordsStart, String... columns) {
    return new CsvHeader(
        delimiter,
        List.of(columns),
        Optional.of(new CsvRecords(recordsStart, Bench.MAX_LINE_BYTES)));
  }
}
