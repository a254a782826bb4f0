package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A [LineReader] with [CsvRecordEnds].
class CsvRecordsTest {

  private static final int MAX_BYTES = 64;
  private static final int[] READ_BYTES = {1, 2, 7, 4096};

  /// A record as it is expected or was read.
  private record Seen(long offset, String content, long nextOffset) {}

  /// Where a record is.
  private record Span(long offset, long lengthBytes, long nextOffset) {}

  /// Terminators × sizes of the buffer × last record terminated or not × byte order mark × LF or
  /// CRLF inside the quotes, over fields with characters of one to four bytes at every alignment.
  @ParameterizedTest(name = "{0}, {1} in quotes, reads of {2}, terminated {3}, mark {4}")
  @MethodSource("grid")
  void everyRecordComesWithItsOffset(
      String end, String inside, int readBytes, boolean isTerminated, boolean hasMark)
      throws IOException {
    var expected = new ArrayList<Seen>();
    var object = new ByteArrayOutputStream();
    object.writeBytes((hasMark ? "\uFEFF" : "").getBytes(UTF_8));
    var records = records(lineEnd(inside));
    for (int i = 0; i < records.size(); i++) {
      long offset = object.size();
      object.writeBytes(records.get(i).getBytes(UTF_8));
      object.writeBytes(
          (i < records.size() - 1 || isTerminated ? lineEnd(end) : "").getBytes(UTF_8));
      expected.add(new Seen(offset, records.get(i), object.size()));
    }

    assertThat(read(object.toByteArray(), MAX_BYTES, readBytes)).isEqualTo(expected);
  }

  static Stream<Arguments> grid() {
    var grid = new ArrayList<Arguments>();
    for (var end : List.of("LF", "CRLF")) {
      for (var inside : List.of("LF", "CRLF")) {
        for (int readBytes : READ_BYTES) {
          for (int flags = 0; flags < 4; flags++) {
            grid.add(Arguments.of(end, inside, readBytes, (flags & 1) > 0, (flags & 2) > 0));
          }
        }
      }
    }
    return grid.stream();
  }

  private static String lineEnd(String name) {
    return name.equals("CRLF") ? "\r\n" : "\n";
  }

  private static List<String> records(String inside) {
    var records = new ArrayList<String>();
    for (int pad = 0; pad < 8; pad++) {
      records.add("x".repeat(pad) + ";\"é€😀" + inside + inside + "\"");
      records.add("");
      records.add("\"\"\"" + inside + "\"\"\";\"\";a\"b\"c");
      records.add("\"" + "y".repeat(pad) + inside + ";\";\"" + inside + "\"");
      records.add(" \"no field begins with this quote;a\rb");
      records.add("\"\"");
    }
    records.add("\"" + inside + "e".repeat(MAX_BYTES - 2 - inside.length()) + "\"");
    records.add("\"" + inside + "\";last");
    return records;
  }

  /// FastCSV reads the whole file, and the same comes out of the records one by one.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void recordsAreThoseOfFastCsv(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      var file = random(random, List.of("\"", "\"", "\"\"", ";", ",", "\n", "\r\n", "é", "a"));
      var whole = fastCsv(file);
      if (whole.isPresent()) {
        var one = new ArrayList<List<String>>();
        for (var record : read(file.getBytes(UTF_8), 10_000, 7)) {
          one.addAll(fastCsv(record.content()).orElseThrow());
        }
        assertThat(one).as("«%s»", file).isEqualTo(whole.get());
      }
    }
  }

  private static Optional<List<List<String>>> fastCsv(String text) {
    try {
      return Optional.of(
          CsvReader.builder()
              .fieldSeparator(';')
              .allowUnclosedQuote(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(text)
              .stream()
              .map(CsvRecord::getFields)
              .toList());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  /// Whatever was remembered of earlier records: each ends where it ends if nothing is before it.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void recordEndsWhereItWouldEndAlone(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var file =
          random(random, List.of("\"", "\"", "\",\"", ";", "\n", "\n", "\r\n", "é", "a", "bcdef"))
              .getBytes(UTF_8);
      int maxBytes = 1 + random.nextInt(30);
      int keptBytes = 3 + random.nextInt(60);
      for (int readBytes : READ_BYTES) {
        var reader = reader(file, keptBytes, readBytes, new CsvRecordEnds(';', maxBytes));
        assertThat(spans(reader))
            .as("«%s» in records of %d, reads of %d", new String(file, UTF_8), maxBytes, readBytes)
            .isEqualTo(slowly(file, maxBytes));
      }
    }
  }

  /// The rules again, byte by byte and without any memory.
  private static List<Span> slowly(byte[] file, int maxBytes) {
    var records = new ArrayList<Span>();
    for (int start = 0; start < file.length; ) {
      int lf = endOfRecord(file, start, maxBytes);
      int end = lf < 0 ? file.length : lf;
      int to = lf > start && file[lf - 1] == '\r' ? lf - 1 : end;
      int next = lf < 0 ? file.length : lf + 1;
      records.add(new Span(start, to - start, next));
      start = next;
    }
    return records;
  }

  /// @return -1 if the rest is the record
  private static int endOfRecord(byte[] file, int start, int maxBytes) {
    int firstLf = -1;
    boolean isQuoted = false;
    boolean isQuotedField = false;
    boolean isFieldStart = true;
    for (int i = start; i < file.length; i++) {
      byte b = file[i];
      if (b == '\n') {
        firstLf = firstLf < 0 ? i : firstLf;
        int length = i > start && file[i - 1] == '\r' ? i - 1 - start : i - start;
        if (!isQuoted) {
          return length > maxBytes ? firstLf : i;
        }
      }
      if (isQuoted) {
        isQuoted = b != '"';
      } else if (b == '"' && (isFieldStart || (isQuotedField && file[i - 1] == '"'))) {
        isQuoted = true;
        isQuotedField = true;
      } else {
        isQuotedField = false;
      }
      isFieldStart = b == ';' && !isQuoted;
    }
    return isQuoted || file.length - start > maxBytes ? firstLf : -1;
  }

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  private static String random(Random random, List<String> pieces) {
    var text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void quoteThatNeverEndsTakesItsLineOnly() throws IOException {
    var file = "a;b\nc;\"d\ne;f\n\ng;h";

    assertThat(contents(file, MAX_BYTES)).containsExactly("a;b", "c;\"d", "e;f", "", "g;h");
  }

  @Test
  void quoteThatEndsTooLateTakesItsLineOnly() throws IOException {
    // 5 lines of 16 bytes are more than 64.
    var more = "0123456789abcde\n".repeat(5);

    assertThat(contents("\"\n" + more + "\"\n", MAX_BYTES)).hasSize(7).startsWith("\"");
    assertThat(contents("\"\n" + more + "\"\n", 100)).containsExactly("\"\n" + more + "\"");
  }

  /// 64 bytes fit, and neither the CR nor the LF behind them is one of them.
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void recordMayHaveTheBytesAllowedAndNoMore(String end) throws IOException {
    var fits = "\"\n" + "a".repeat(MAX_BYTES - 3) + "\"";

    assertThat(contents(fits + end, MAX_BYTES)).containsExactly(fits);
    assertThat(contents("b" + fits.replace("\"\n", ";\"\n") + end, MAX_BYTES)).hasSize(2);
  }

  /// A line that is longer than a record may be is as long as it is, wherever its quotes are.
  @Test
  void lineLongerThanARecordEndsWithItself() throws IOException {
    var line = "\"" + "a".repeat(3 * MAX_BYTES);

    assertThat(contents(line + "\nb\n\"c\nd\"\n", MAX_BYTES))
        .containsExactly(line.substring(0, MAX_BYTES), "b", "\"c\nd\"");
  }

  /// Each line opens a field that the next one neither ends nor leaves open: without memory, 32,768
  /// lines would be looked at for every line.
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void hostileFileIsReadInLinearTime() throws IOException {
    var file = "x\";\"y\n".repeat(1 << 20).getBytes(UTF_8);

    int count = 0;
    try (var reader = reader(file, 1024, 4096, new CsvRecordEnds(';', 256 * 1024))) {
      while (reader.next()) {
        count++;
      }
    }

    assertThat(count).isEqualTo(1 << 20);
  }

  private static List<String> contents(String file, int maxBytes) throws IOException {
    var contents = new ArrayList<String>();
    for (int readBytes : READ_BYTES) {
      contents.clear();
      read(file.getBytes(UTF_8), maxBytes, readBytes)
          .forEach(record -> contents.add(record.content()));
    }
    return contents;
  }

  private static List<Seen> read(byte[] file, int maxBytes, int readBytes) throws IOException {
    var seen = new ArrayList<Seen>();
    try (var reader = reader(file, maxBytes, readBytes, new CsvRecordEnds(';', maxBytes))) {
      while (reader.next()) {
        seen.add(new Seen(reader.offset(), reader.content().readableText(), reader.nextOffset()));
      }
    }
    return seen;
  }

  private static List<Span> spans(LineReader reader) throws IOException {
    var spans = new ArrayList<Span>();
    while (reader.next()) {
      spans.add(new Span(reader.offset(), reader.lengthBytes(), reader.nextOffset()));
    }
    return spans;
  }

  private static LineReader reader(byte[] file, int keptBytes, int readBytes, CsvRecordEnds ends) {
    return new LineReader(new ByteArrayInputStream(file), 0, keptBytes, readBytes, ends);
  }
}
