package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.Header;
import logbatch.model.LineCounts;
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
}
