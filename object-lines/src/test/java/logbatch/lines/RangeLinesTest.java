package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import logbatch.model.Checkpoint;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeLinesTest {

  private static final int MAX_LINE_BYTES = 16;

  private final InMemoryObjectSource objects = new InMemoryObjectSource();
  private final RangeReader reader = new RangeReader(objects, MAX_LINE_BYTES);

  private record Seen(long offset, String text, long lengthBytes) {}

  private record Result(List<Seen> lines, LineCounts counts, long end) {}

  /// Every size of a range from one byte to the whole object, over line ends of both kinds,
  /// characters of several bytes, blank lines, a byte order mark, lines longer than several ranges,
  /// and a last line with and without its end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "a",
        "a\n",
        "a\nb",
        "a\r\nb\r\n",
        "\n\n\na\n\n",
        "\r\n\r\na\r\n\r\n",
        "a\rb\r\nc\r\r\n\r",
        "\uFEFFa\nb\n",
        "\uFEFF",
        "\uFEFF\n",
        "é\nçã𝄞\r\n漢字\n",
        "a line that is much longer than a range of few bytes, and is cut\nb\n",
        "a\na line that is much longer than a range of few bytes çãçãçãçã\r\nb",
        "\uFEFFa line that is much longer than its range, with a mark before it\nb\nc"
      })
  void everyLineBelongsToExactlyOneRange(String content) throws IOException {
    var bytes = content.getBytes(UTF_8);
    var whole = read(plain(bytes, Math.max(1, bytes.length)));

    for (int rangeBytes = 1; rangeBytes <= bytes.length; rangeBytes++) {
      assertThat(read(plain(bytes, rangeBytes))).as("ranges of %d", rangeBytes).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyLineOfARandomFileBelongsToExactlyOneRange(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = randomFile(random);
    var whole = read(plain(bytes, Math.max(1, bytes.length)));

    for (int i = 0; i < 20; i++) {
      int rangeBytes = 1 + random.nextInt(Math.max(1, bytes.length));
      assertThat(read(plain(bytes, rangeBytes))).as("ranges of %d", rangeBytes).isEqualTo(whole);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  /// Whatever the checkpoint, what was before it and what is behind it are all lines, once.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readingGoesOnBehindAnyCheckpoint(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = randomFile(random);
    for (var header :
        List.of(plain(bytes, Math.max(1, bytes.length)), packed(bytes, 1 + random.nextInt(5)))) {
      var whole = read(header);
      for (var checkpoint : checkpoints(header)) {
        var rest = read(header, 0, checkpoint);
        int before = (int) checkpoint.counts().sent();
        assertThat(rest.lines()).isEqualTo(whole.lines().subList(before, whole.lines().size()));
        assertThat(rest.counts()).isEqualTo(whole.counts());
        assertThat(rest.end()).isEqualTo(whole.end());
      }
    }
  }

  @Test
  void inflatingGoesOnWithTheLastMember() throws IOException {
    var line = "a line of some length, so that members are apart\n".repeat(1000);
    var header = packed(line.repeat(4).getBytes(UTF_8), 4);

    var last = checkpoints(header).getLast();

    assertThat(last.member().orElseThrow().inflatedOffset()).isEqualTo(3L * line.length());
    objects.put("other", new byte[1]);
    read(header, 0, last);
    assertThat(objects.requests().getLast())
        .isEqualTo("open app.log.GZIP from " + last.member().orElseThrow().storedOffset());
  }

  /// A member behind zeros begins behind them, not at them.
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 70_000})
  void inflatingGoesOnWithAMemberBehindPadding(int zeros) throws IOException {
    var first = "a line of some length, so that members are apart\n".repeat(1000).getBytes(UTF_8);
    var file = new ByteArrayOutputStream();
    file.writeBytes(GzipFiles.of(first));
    file.writeBytes(new byte[zeros]);
    long second = file.size();
    file.writeBytes(GzipFiles.of("b\nc\n".getBytes(UTF_8)));
    var header = header(file.toByteArray(), RangePlan.single(file.size(), Compression.GZIP));

    var behindB = checkpoints(header).get(1000);

    assertThat(behindB.member()).contains(new GzipMember(second, first.length));
    assertThat(read(header, 0, behindB).lines()).extracting(Seen::text).containsExactly("c");
  }

  /// Neither while the first line is looked for, nor in the last one, nor between two members.
  @Test
  void readThatEndsEarlyIsNeverTakenForTheEnd() {
    var bytes = "a line over more than one range\nb\n\nthe last line\n".getBytes(UTF_8);
    for (var header : List.of(plain(bytes, bytes.length), plain(bytes, 10), packed(bytes, 3))) {
      for (int cut = 0; cut < header.object().sizeBytes(); cut++) {
        var cutting = new RangeReader(new SourceThatEndsAt(cut, objects), MAX_LINE_BYTES);
        int last = header.ranges().count() - 1;
        assertThatThrownBy(
                () -> {
                  try (var lines =
                      cutting.open(
                          header,
                          last,
                          Checkpoint.at(header.ranges().start(last)),
                          Deadline.never())) {
                    while (lines.next()) {
                      // Read to the end.
                    }
                  }
                })
            .as("%s cut at byte %d", header.ranges(), cut)
            .isInstanceOf(IOException.class)
            .isNotInstanceOf(UnreadableObjectException.class);
      }
    }
  }

  /// A line that outlives the invocation is not read from its start again.
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void overLongLineGoesOnWhereItWasLeft(String lineEnd) throws IOException {
    var line = "0123456789é".repeat(30);
    for (var mark : List.of("", "\uFEFF")) {
      var bytes = (mark + line + lineEnd + (lineEnd.isEmpty() ? "" : "b\n")).getBytes(UTF_8);
      var header = plain(bytes, bytes.length);
      var whole = read(header);
      long lengthBytes = line.getBytes(UTF_8).length;
      for (long skipped = MAX_LINE_BYTES + 2; skipped <= lengthBytes; skipped++) {
        var inside = new Checkpoint(0, LineCounts.NONE, Optional.empty(), skipped);

        assertThat(read(header, 0, inside)).as("%d bytes", skipped).isEqualTo(whole);
      }
    }
  }

  /// Between the CR and the LF, too.
  @Test
  void overLongLineMayBeLeftBehindItsCarriageReturn() throws IOException {
    var bytes = ("x".repeat(100) + "\r\nb\n").getBytes(UTF_8);
    var header = plain(bytes, bytes.length);
    var inside = new Checkpoint(0, LineCounts.NONE, Optional.empty(), 101);

    assertThat(read(header, 0, inside)).isEqualTo(read(header));
  }

  @Test
  void endOfTheTimeLeavesACheckpointToGoOnFrom() throws IOException {
    var bytes = "a\nb\nc\n".getBytes(UTF_8);
    var header = plain(bytes, bytes.length);
    var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    try (var lines = reader.open(header, 0, Checkpoint.at(0), Deadline.never())) {
      lines.next();
      assertThat(lines.checkpoint()).isEqualTo(new Checkpoint(2, new LineCounts(1, 0, 0)));
    }
    try (var lines = reader.open(header, 0, Checkpoint.at(0), new Deadline(clock, 0))) {
      assertThatThrownBy(lines::next).isInstanceOf(OutOfTimeException.class);
      assertThat(lines.checkpoint()).isEqualTo(Checkpoint.at(0));
    }
  }

  /// Whatever the checkpoint, it is between records, and what is behind it are the others, once.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readingGoesOnBehindAnyRecord(long seed) throws IOException {
    var random = new Random(seed);
    var bytes = randomRecords(random);
    var csv = new CsvHeader(',', List.of("a"), Optional.of(new CsvRecords(4, 64)));
    for (var header :
        List.of(
            csv(csv, plain(bytes, Math.max(1, bytes.length))),
            csv(csv, packed(bytes, 1 + random.nextInt(5))))) {
      var whole = read(header);
      // Each of them begins with its number.
      for (int i = 0; i < whole.lines().size(); i++) {
        assertThat(whole.lines().get(i).text()).startsWith(i + ",");
      }
      for (var checkpoint : checkpoints(header)) {
        var rest = read(header, 0, checkpoint);
        int before = (int) checkpoint.counts().sent();
        assertThat(rest.lines()).isEqualTo(whole.lines().subList(before, whole.lines().size()));
        assertThat(rest.counts()).isEqualTo(whole.counts());
      }
    }
  }

  private static byte[] randomRecords(Random random) {
    var pieces = List.of("a", "é𝄞", "\n", "\r\n", "\"\"", ",", "\r");
    var text = new StringBuilder("n,s\n");
    int records = random.nextInt(60);
    for (int i = 0; i < records; i++) {
      text.append(i).append(",\"");
      for (int length = random.nextInt(10); length > 0; length--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      text.append("\"\n").append(random.nextInt(4) == 0 ? "\n" : "");
    }
    return text.toString().getBytes(UTF_8);
  }

  /// What a run was planned with decides, and not what is configured when it is read: cut in two
  /// ways, its lines would never add up.
  @Test
  void recordsAreThoseOfTheHeaderWhateverIsKeptOfALine() throws IOException {
    var bytes = "n,s\n1,\"a\n%s\"\n2,\"\nb\n".formatted("x".repeat(50)).getBytes(UTF_8);
    var csv = new CsvHeader(',', List.of("n", "s"), Optional.of(new CsvRecords(4, 64)));
    var header = csv(csv, plain(bytes, bytes.length));

    for (int kept : new int[] {16, 57, 1000}) {
      try (var lines =
          new RangeReader(objects, kept).open(header, 0, Checkpoint.at(0), Deadline.never())) {
        var lengths = new ArrayList<Long>();
        while (lines.next()) {
          lengths.add(lines.kind() == RangeLines.Kind.CONTENT ? lines.line().lengthBytes() : 0);
        }
        // 4 + 1 + 50 + 1 bytes; the last quote does not end
        assertThat(lengths).as("%d bytes kept", kept).containsExactly(0L, 56L, 3L, 1L);
        assertThat(lines.checkpoint().counts()).isEqualTo(new LineCounts(3, 0, 1));
      }
    }
  }

  @Test
  void everythingBeforeTheRecordsIsHeader() throws IOException {
    var bytes = "\uFEFFsep=;\r\n\r\na;\"b\n\"\r\n1;2\r\n".getBytes(UTF_8);
    var csv = new CsvHeader(';', List.of("a", "b\n"), Optional.of(new CsvRecords(20, 64)));

    var result = read(csv(csv, plain(bytes, bytes.length)));

    assertThat(result.lines()).containsExactly(new Seen(20, "1;2", 3));
    assertThat(result.counts()).isEqualTo(new LineCounts(1, 1, 2));
  }

  /// Of a run that an earlier version planned: in ranges, the first line its header, and a line of
  /// quotes no more than a line.
  @Test
  void headerWithoutRecordsIsReadByLines() throws IOException {
    var bytes = "a,b\n1,\"x\ny\"\n2,z\n".getBytes(UTF_8);
    var whole = csv(new CsvHeader(',', List.of("a", "b")), plain(bytes, bytes.length));

    for (int rangeBytes = 1; rangeBytes <= bytes.length; rangeBytes++) {
      var result = read(csv(whole.csv().orElseThrow(), plain(bytes, rangeBytes)));

      assertThat(result.lines()).extracting(Seen::text).containsExactly("1,\"x", "y\"", "2,z");
      assertThat(result.counts()).isEqualTo(new LineCounts(3, 0, 1));
    }
  }

  /// What was read of a record on the way to its end is read again.
  @Test
  void endOfTheTimeInsideARecordLeavesACheckpointBeforeIt() throws IOException {
    int lines = 170_000;
    var bytes = ("a\n" + "1\n".repeat(lines) + "\"" + "x\n".repeat(100_000)).getBytes(UTF_8);
    var csv = new CsvHeader(',', List.of("a"), Optional.of(new CsvRecords(2, 100_000)));
    var header = csv(csv, plain(bytes, bytes.length));
    var deadline = new Deadline(new ClockThatIsRead(), ClockThatIsRead.LATE);

    try (var range = reader.open(header, 0, Checkpoint.at(0), deadline)) {
      for (int i = 0; i < 1 + lines; i++) {
        assertThat(range.next()).isTrue();
      }
      assertThatThrownBy(range::next).isInstanceOf(OutOfTimeException.class);
      // 2 bytes for the header, and for each line
      assertThat(range.checkpoint())
          .isEqualTo(new Checkpoint(2 + 2L * lines, new LineCounts(lines, 0, 1)));
    }
  }

  /// Is late from the second read on.
  private static final class ClockThatIsRead extends Clock {

    static final long LATE = 2;

    private long millis;

    @Override
    public long millis() {
      return ++millis;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void unseenObjectIsNotRead() {
    var header = header(new byte[9], RangePlan.single(9, Compression.UNKNOWN));

    assertThatThrownBy(() -> reader.open(header, 0, Checkpoint.at(0), Deadline.never()))
        .isInstanceOf(IllegalStateException.class);
  }

  /// Wherever the cuts are: a range knows a directive by itself.
  @Test
  void directivesOfAFileThatListsItsFieldsAreCountedAndDoNotTravel() throws IOException {
    var bytes = "#Fields: a b\n1 2\n#Date: x\n#Fields: b a\n2 1\n\n".getBytes(UTF_8);
    var list = Optional.of(new CsvHeader(' ', List.of("a", "b")));

    for (int rangeBytes = 1; rangeBytes <= bytes.length; rangeBytes++) {
      var header = plain(bytes, rangeBytes);
      var result = read(withColumns(header, list));

      assertThat(result.lines()).extracting(Seen::text).containsExactly("1 2", "2 1");
      assertThat(result.counts()).isEqualTo(new LineCounts(2, 1, 3));
    }
    assertThat(read(plain(bytes, bytes.length)).counts()).isEqualTo(new LineCounts(5, 1, 0));
  }

  private static Header withColumns(Header header, Optional<CsvHeader> columns) {
    return new Header(
        header.object(),
        header.generation(),
        header.upload(),
        header.kind(),
        columns,
        header.ranges());
  }

  private List<Checkpoint> checkpoints(Header header) throws IOException {
    var checkpoints = new ArrayList<Checkpoint>();
    try (var lines = reader.open(header, 0, Checkpoint.at(0), Deadline.never())) {
      while (lines.next()) {
        checkpoints.add(lines.checkpoint());
      }
    }
    return checkpoints;
  }

  private Result read(Header header) throws IOException {
    var lines = new ArrayList<Seen>();
    var counts = LineCounts.NONE;
    long end = 0;
    for (int range = 0; range < header.ranges().count(); range++) {
      var part = read(header, range, Checkpoint.at(header.ranges().start(range)));
      lines.addAll(part.lines());
      counts = counts.plus(part.counts());
      end = Math.max(end, part.end());
    }
    return new Result(lines, counts, end);
  }

  private Result read(Header header, int range, Checkpoint from) throws IOException {
    var seen = new ArrayList<Seen>();
    try (var lines = reader.open(header, range, from, Deadline.never())) {
      while (lines.next()) {
        if (lines.kind() == RangeLines.Kind.CONTENT) {
          var line = lines.line();
          seen.add(new Seen(line.byteOffset(), line.content().readableText(), line.lengthBytes()));
        }
      }
      return new Result(seen, lines.checkpoint().counts(), lines.checkpoint().nextOffset());
    }
  }

  private static byte[] randomFile(Random random) {
    var words = List.of("a", "é", "𝄞", "\n", "\n", "\r\n", "\r", "", "long line ".repeat(5));
    var text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "");
    int length = random.nextInt(200);
    for (int i = 0; i < length; i++) {
      text.append(words.get(random.nextInt(words.size())));
    }
    return text.toString().getBytes(UTF_8);
  }

  private Header plain(byte[] bytes, long rangeBytes) {
    return header(bytes, RangePlan.cut(bytes.length, rangeBytes, Compression.NONE));
  }

  private static Header csv(CsvHeader csv, Header header) {
    return new Header(
        header.object(),
        header.generation(),
        header.upload(),
        ContentKind.CSV,
        Optional.of(csv),
        header.ranges());
  }

  private Header packed(byte[] bytes, int members) {
    var file = new ByteArrayOutputStream();
    for (int i = 0; i < members; i++) {
      int from = bytes.length * i / members;
      int to = bytes.length * (i + 1) / members;
      file.writeBytes(GzipFiles.of(java.util.Arrays.copyOfRange(bytes, from, to)));
    }
    return header(file.toByteArray(), RangePlan.single(file.size(), Compression.GZIP));
  }

  private Header header(byte[] stored, RangePlan plan) {
    return new Header(
        objects.put("app.log." + plan.compression(), stored),
        0,
        new Upload(Instant.EPOCH, new Sequencer("")),
        ContentKind.TEXT,
        Optional.empty(),
        plan);
  }

  /// Ends every read at an offset, and says nothing.
  private record SourceThatEndsAt(int end, ObjectSource whole) implements ObjectSource {

    @Override
    public InputStream open(ObjectVersion object, long from) throws IOException {
      var bytes = whole.open(object, from).readAllBytes();
      int left = (int) Math.clamp(end - from, 0L, bytes.length);
      return new ByteArrayInputStream(bytes, 0, left);
    }

    @Override
    public byte[] head(ObjectVersion object, int maxBytes) throws IOException {
      return whole.head(object, maxBytes);
    }
  }
}
