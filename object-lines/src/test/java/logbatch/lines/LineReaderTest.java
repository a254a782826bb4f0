package logbatch.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import logbatch.model.FailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final int MAX_LINE_BYTES = 64;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// A line as it is expected or was read.
  private record Seen(long offset, String content, long lengthBytes, long nextOffset) {}

  /// Terminators × sizes of the buffer and of the stream's answers × last line terminated or not ×
  /// byte order mark, over lines with characters of one to four bytes at every alignment and all
  /// kinds of bytes that are no terminators.
  @ParameterizedTest(name = "{0}, reads of {1}, answers of {2}, terminated {3}, mark {4}")
  @MethodSource("grid")
  void everyLineComesWithItsOffset(
      String terminator, int readBytes, int answerBytes, boolean isTerminated, boolean hasMark)
      throws IOException {
    var end = terminator.equals("CRLF") ? "\r\n" : "\n";
    var expected = new ArrayList<Seen>();
    var object = new ByteArrayOutputStream();
    object.writeBytes(hasMark ? BOM : new byte[0]);
    var lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      long offset = object.size();
      var bytes = lines.get(i).getBytes(UTF_8);
      object.writeBytes(bytes);
      if (i < lines.size() - 1 || isTerminated) {
        object.writeBytes(end.getBytes(UTF_8));
      }
      expected.add(new Seen(offset, lines.get(i), bytes.length, object.size()));
    }

    var in = new StreamOfSmallAnswers(object.toByteArray(), answerBytes);

    assertThat(read(new LineReader(in, 0, MAX_LINE_BYTES, readBytes))).isEqualTo(expected);
  }

  static Stream<Arguments> grid() {
    return Stream.of("LF", "CRLF")
        .flatMap(terminator ->
            Stream.of(1, 2, 7, 4096)
                .flatMap(readBytes ->
                    Stream.of(1, 3, 4096)
                        .flatMap(answerBytes ->
                            Stream.of(true, false)
                                .flatMap(isTerminated ->
                                    Stream.of(true, false)
                                        .map(hasMark ->
                                            Arguments.of(
                                                terminator,
                                                readBytes,
                                                answerBytes,
                                                isTerminated,
                                                hasMark))))));
  }

  private static List<String> lines() {
    var lines = new ArrayList<String>();
    for (int pad = 0; pad < 8; pad++) {
      lines.add("x".repeat(pad) + "aé€😀");
      lines.add("");
      lines.add("a\rb\u000B\f\u0085\u2028\0\u001B" + "y".repeat(pad));
      lines.add("\r" + "z".repeat(pad) + "z");
    }
    lines.add("e".repeat(MAX_LINE_BYTES));
    lines.add("last");
    return lines;
  }

  /// Lengths around the limit, with and without CR: 64 bytes fit, and a CR before the LF is not one
  /// of them.
  @ParameterizedTest
  @CsvSource({
    "63, '\n', 63, 63",
    "64, '\n', 64, 64",
    "65, '\n', 64, 65",
    "66, '\n', 64, 66",
    "1000, '\n', 64, 1000",
    "63, '\r\n', 63, 63",
    "64, '\r\n', 64, 64",
    "65, '\r\n', 64, 65",
    "1000, '\r\n', 64, 1000",
    "63, '', 63, 63",
    "64, '', 64, 64",
    "65, '', 64, 65",
    "1000, '', 64, 1000",
    "63, '\r', 64, 64",
    "64, '\r', 64, 65",
    "999, '\r', 64, 1000"
  })
  void longLineIsCutAndItsTrueLengthKept(int bytes, String end, int contentBytes, long lengthBytes)
      throws IOException {
    for (int readBytes : new int[] {1, 2, 7, 4096}) {
      var object = "n\n" + "a".repeat(bytes) + end + (end.endsWith("\n") ? "next" : "");
      var seen = read(reader(object.getBytes(UTF_8), readBytes));

      assertThat(seen.get(1).content().length()).isEqualTo(contentBytes);
      assertThat(seen.get(1).lengthBytes()).isEqualTo(lengthBytes);
      if (end.endsWith("\n")) {
        // 2 bytes for "n" and its LF
        assertThat(seen.get(2).offset()).isEqualTo(2L + bytes + end.length());
        assertThat(seen.get(2).content()).isEqualTo("next");
      }
    }
  }

  /// 64 bytes are the limit: 62 fit with two bytes of the € to spare, 61 and the whole € make 64.
  @ParameterizedTest
  @CsvSource({"60, 63", "61, 64", "62, 62", "63, 63", "64, 64"})
  void cutIsNeverInsideACharacter(int before, int contentBytes) throws IOException {
    var object = "a".repeat(before) + "€" + "b".repeat(100);

    var reader = reader(object.getBytes(UTF_8), 7);

    assertThat(reader.next()).isTrue();
    assertThat(reader.content().text()).isPresent();
    // after 60 + 3 bytes there is room for another b
    assertThat(reader.content().length()).isEqualTo(before == 60 ? 64 : contentBytes);
  }

  @Test
  void cutIsNeverInsideAnEmoji() throws IOException {
    for (int before = 59; before <= 64; before++) {
      var reader = reader(("a".repeat(before) + "😀".repeat(20)).getBytes(UTF_8), 4096);

      assertThat(reader.next()).isTrue();
      // 59 + 4 = 63, 60 + 4 = 64, then only the letters fit
      assertThat(reader.content().length()).isEqualTo(before <= 60 ? before + 4 : before);
      assertThat(reader.content().text()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xBF, 0xE9, 0xFF, 0xC3})
  void bytesThatAreNotUtf8AreCutAtTheLimitOrOneCharacterBefore(int value) throws IOException {
    var bytes = new byte[200];
    Arrays.fill(bytes, (byte) value);

    var reader = reader(bytes, 7);

    assertThat(reader.next()).isTrue();
    assertThat(reader.content().length()).isEqualTo(MAX_LINE_BYTES);
    assertThat(reader.lengthBytes()).isEqualTo(200);
  }

  @Test
  void carriageReturnAtTheVeryEndIsContent() throws IOException {
    assertThat(read(reader("a\n\r".getBytes(UTF_8), 1)))
        .containsExactly(new Seen(0, "a", 1, 2), new Seen(2, "\r", 1, 3));
  }

  @Test
  void onlyOneCarriageReturnGoes() throws IOException {
    assertThat(read(reader("a\r\r\n\r\n".getBytes(UTF_8), 2)))
        .containsExactly(new Seen(0, "a\r", 2, 4), new Seen(4, "", 0, 6));
  }

  @Test
  void emptyObjectHasNoLine() throws IOException {
    assertThat(read(reader(new byte[0], 1))).isEmpty();
  }

  @Test
  void byteOrderMarkAloneIsNoLineButIsBehindTheReader() throws IOException {
    var reader = reader(BOM, 1);

    assertThat(reader.next()).isFalse();
    assertThat(reader.nextOffset()).isEqualTo(3);
  }

  @Test
  void byteOrderMarkInTheMiddleIsContent() throws IOException {
    var reader = new LineReader(new ByteArrayInputStream(BOM), 10, MAX_LINE_BYTES, 7);

    assertThat(reader.next()).isTrue();
    assertThat(reader.offset()).isEqualTo(10);
    assertThat(reader.lengthBytes()).isEqualTo(3);
    assertThat(reader.isFirstOfObject()).isFalse();
  }

  @Test
  void onlyTheFirstLineIsTheFirst() throws IOException {
    var reader = reader("ab\nc\n".getBytes(UTF_8), 7);

    assertThat(reader.next()).isTrue();
    assertThat(reader.isFirstOfObject()).isTrue();
    assertThat(reader.next()).isTrue();
    // Its offset is 3, as that of a first line after a byte order mark is.
    assertThat(reader.offset()).isEqualTo(3);
    assertThat(reader.isFirstOfObject()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00FF\u00FEa\0",
        "\u00FE\u00FF\0a",
        "\u00FF\u00FE\0\0",
        "\0\0\u00FE\u00FF",
        "\u00FF\u00FE"
      })
  void otherEncodingsAreRefused(String start) {
    var reader = reader(start.getBytes(ISO_8859_1), 1);

    assertThatThrownBy(reader::next)
        .isInstanceOfSatisfying(
            UnreadableObjectException.class,
            e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.UNSUPPORTED_ENCODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00FF", "\u00EF\u00BB", "\0\0", "\0\0\u00FE", "\u00FEa\u00FF\u00FE"})
  void whatOnlyBeginsLikeAMarkIsContent(String start) throws IOException {
    var bytes = start.getBytes(ISO_8859_1);
    var reader = reader(bytes, 1);

    assertThat(reader.next()).isTrue();
    assertThat(reader.content().toByteArray()).isEqualTo(bytes);
  }

  /// 300 MB of a line, in a buffer of a few hundred KB.
  @Test
  void lineMayBeLongerThanTheMemory() throws IOException {
    long bytes = 300L * 1024 * 1024;
    var reader = new LineReader(new StreamOfOneByte((byte) 'a', bytes), 0, MAX_LINE_BYTES);

    assertThat(reader.next()).isTrue();
    assertThat(reader.lengthBytes()).isEqualTo(bytes);
    assertThat(reader.nextOffset()).isEqualTo(bytes);
    assertThat(reader.next()).isFalse();
  }

  /// The object is `aa LF bb LF cc`; the reader starts at the byte before a range's start.
  @ParameterizedTest
  @CsvSource({"1, 3", "2, 3", "3, 6", "4, 6", "5, 6", "6, 8"})
  void skipGoesBehindTheNextLineFeed(int from, long expected) throws IOException {
    var object = "aa\nbb\ncc";
    var in = new ByteArrayInputStream(object.substring(from).getBytes(UTF_8));
    var reader = new LineReader(in, from, MAX_LINE_BYTES, 1);

    reader.skipToLineStart(8);

    assertThat(reader.nextOffset()).isEqualTo(expected);
  }

  @Test
  void skipGivesUpAtTheEndOfTheRange() throws IOException {
    var in = new StreamOfOneByte((byte) 'a', Long.MAX_VALUE);
    var reader = new LineReader(in, 100, MAX_LINE_BYTES, 7);

    reader.skipToLineStart(200);

    assertThat(reader.nextOffset()).isBetween(200L, 400L);
  }

  private static LineReader reader(byte[] object, int readBytes) {
    return new LineReader(new ByteArrayInputStream(object), 0, MAX_LINE_BYTES, readBytes);
  }

  private static List<Seen> read(LineReader reader) throws IOException {
    var seen = new ArrayList<Seen>();
    while (reader.next()) {
      seen.add(
          new Seen(
              reader.offset(),
              reader.content().readableText(),
              reader.lengthBytes(),
              reader.nextOffset()));
    }
    return seen;
  }

  /// Gives at most so many bytes at a time, as a network does.
  private static final class StreamOfSmallAnswers extends ByteArrayInputStream {

    private final int answerBytes;

    StreamOfSmallAnswers(byte[] bytes, int answerBytes) {
      super(bytes);
      this.answerBytes = answerBytes;
    }

    @Override
    public synchronized int read(byte[] target, int start, int length) {
      return super.read(target, start, Math.min(length, answerBytes));
    }
  }

  private static final class StreamOfOneByte extends InputStream {

    private final byte value;
    private long left;

    StreamOfOneByte(byte value, long length) {
      this.value = value;
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
      int count = (int) Math.min(left, length);
      if (count == 0) {
        return -1;
      }
      Arrays.fill(target, start, start + count, value);
      left -= count;
      return count;
    }
  }
}
