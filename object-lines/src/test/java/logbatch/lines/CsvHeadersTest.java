package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import logbatch.model.CsvHeader;
import logbatch.model.RangePlan.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeadersTest {

  @Test
  void mostFrequentDelimiterOutsideQuotesIsIt() {
    assertThat(CsvHeaders.parse("a,b,c")).contains(header(',', "a", "b", "c"));
    assertThat(CsvHeaders.parse("a;b;c,d")).contains(header(';', "a", "b", "c,d"));
    assertThat(CsvHeaders.parse("a\tb")).contains(header('\t', "a", "b"));
    assertThat(CsvHeaders.parse("a|b|c")).contains(header('|', "a", "b", "c"));
    assertThat(CsvHeaders.parse("\"a,b,c,d\";e;f")).contains(header(';', "a,b,c,d", "e", "f"));
  }

  @Test
  void commaWinsWhereNothingTells() {
    assertThat(CsvHeaders.parse("alone")).contains(header(',', "alone"));
    assertThat(CsvHeaders.parse("a;b,c")).contains(header(',', "a;b", "c"));
  }

  @Test
  void quotesAreThoseOfCsv() {
    assertThat(CsvHeaders.parse("\"a \"\"b\"\"\",\"\",c"))
        .contains(header(',', "a \"b\"", "", "c"));
  }

  @Test
  void blankLineIsNoHeader() {
    assertThat(CsvHeaders.parse("")).isEmpty();
  }

  /// Only an LF ends a line, so a file with CRs alone is one line. Taken for a header, it would
  /// take all its records along.
  @Test
  void lineOfSeveralRecordsIsNoHeader() {
    assertThat(CsvHeaders.parse("a,b\r1,2\r3,4")).isEmpty();
    assertThat(CsvHeaders.parse("a,b\r")).contains(header(',', "a", "b"));
    assertThat(CsvHeaders.parse("\"a\rb\",c")).contains(header(',', "a\rb", "c"));
  }

  @Test
  void headOfAPlainFileTellsItsFirstLine() {
    assertThat(ObjectHead.of("\uFEFFa,b\r\n1,2\n".getBytes(UTF_8), true))
        .isEqualTo(new ObjectHead(Compression.NONE, Optional.of("a,b")));
  }

  @Test
  void headOfACompressedFileTellsItsFirstLine() {
    var file = GzipFiles.of("\uFEFFa;b\n1;2\n".getBytes(UTF_8));

    assertThat(ObjectHead.of(file, true))
        .isEqualTo(new ObjectHead(Compression.GZIP, Optional.of("a;b")));
  }

  @Test
  void headOfALargeCompressedFileIsEnough() {
    var random = new Random(7);
    var content = new byte[400_000];
    random.nextBytes(content);
    System.arraycopy("a;b\n".getBytes(UTF_8), 0, content, 0, 4);
    var head = Arrays.copyOf(GzipFiles.of(content), ObjectHead.CSV_HEADER_BYTES);

    assertThat(ObjectHead.of(head, false).firstLine()).contains("a;b");
  }

  @Test
  void headOfALargeCompressedFileTellsItsFields() {
    var random = new Random(7);
    var content = new byte[400_000];
    random.nextBytes(content);
    System.arraycopy("#Fields: a b\n1 2\n".getBytes(UTF_8), 0, content, 0, 17);
    var head = Arrays.copyOf(GzipFiles.of(content), ObjectHead.FIELD_LIST_BYTES);

    assertThat(ObjectHead.of(head, false).fieldList()).contains(header(' ', "a", "b"));
  }

  @Test
  void firstLineThatDoesNotEndInTheHeadIsNone() {
    assertThat(ObjectHead.of("a,b".getBytes(UTF_8), false).firstLine()).isEmpty();
    assertThat(ObjectHead.of("a,b".getBytes(UTF_8), true).firstLine()).contains("a,b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11})
  void damagedHeadHasNoFirstLine(int bytes) {
    var file = GzipFiles.of("a,b\n".getBytes(UTF_8));

    assertThat(ObjectHead.of(Arrays.copyOf(file, bytes), true).csvHeader())
        .isEqualTo(bytes == 1 ? Optional.of(header(',', "\u001F")) : Optional.empty());
  }

  private static CsvHeader header(char delimiter, String... columns) {
    return new CsvHeader(delimiter, List.of(columns));
  }
}
