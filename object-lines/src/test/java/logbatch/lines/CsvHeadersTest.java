package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.LineBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeadersTest {

  private static final int RECORD_MAX_BYTES = 1024;

  @Test
  void delimiterIsWhatGivesTheMostColumns() {
    assertThat(found("a,b,c\n")).contains(header(',', 6, "a", "b", "c"));
    assertThat(found("a;b;c,d\n")).contains(header(';', 8, "a", "b", "c,d"));
    assertThat(found("a\tb\n")).contains(header('\t', 4, "a", "b"));
    assertThat(found("a|b|c\n")).contains(header('|', 6, "a", "b", "c"));
    assertThat(found("\"a,b,c,d\";e;f\n")).contains(header(';', 14, "a,b,c,d", "e", "f"));
  }

  @Test
  void commaWinsWhereNothingTells() {
    assertThat(found("alone\n")).contains(header(',', 6, "alone"));
    assertThat(found("a;b,c\n")).contains(header(',', 6, "a;b", "c"));
  }

  @Test
  void quotesAreThoseOfCsv() {
    assertThat(found("\"a \"\"b\"\"\",\"\",c\n")).contains(header(',', 15, "a \"b\"", "", "c"));
  }

  /// 1 byte for each of the blank lines' LF, 2 for the CRLF, 3 for the mark.
  @Test
  void headerIsTheFirstLineThatIsNotBlank() {
    assertThat(found("\n\r\n\na,b\n1,2\n")).contains(header(',', 8, "a", "b"));
    assertThat(found("\uFEFF\r\na,b\r\n")).contains(header(',', 10, "a", "b"));
    assertThat(found("")).isEmpty();
    assertThat(found("\n\r\n")).isEmpty();
  }

  @Test
  void nameMayGoOverSeveralLines() {
    assertThat(found("time,\"level\r\nof it\";x\",c\n")).isEmpty();
    assertThat(found("time,\"level\r\nof it\",c\n1,2,3\n"))
        .contains(header(',', 22, "time", "level\r\nof it", "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\nsep=;\n\n"})
  void directiveNamesTheDelimiter(String directive) {
    int length = directive.length();

    // Without it, the comma would give three columns.
    assertThat(found(directive + "a,b,c;d\n1;2\n")).contains(header(';', length + 8, "a,b,c", "d"));
  }

  @Test
  void directiveWithoutAHeaderIsNoHeader() {
    assertThat(found("sep=;\n")).isEmpty();
    assertThat(found("sep=,\n2026-11-23T10:00:00Z,x\n")).isEmpty();
  }

  @Test
  void directiveForAnotherDelimiterIsAName() {
    assertThat(found("sep=#,x\n")).contains(header(',', 8, "sep=#", "x"));
  }

  /// A file without a header loses nothing if it is read as text; with its first record taken for
  /// names it would lose that.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T10:00:00Z,INFO,200,started\n",
        "Sun Dec 04 04:47:44 2005;notice;x\n",
        "23/11/2026,INFO,x\n",
        "1762142706,INFO\n",
        "started|192.0.2.17|x\n",
        "1,2,3\n",
        ",,\n",
        "192.0.2.1 - - [23/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 12\n"
      })
  void dataIsNoHeader(String content) {
    assertThat(found(content)).isEmpty();
  }

  @Test
  void nameMayHaveADigitOrNothing() {
    assertThat(found("id,2xx,p99.9,\n")).contains(header(',', 14, "id", "2xx", "p99.9", ""));
    assertThat(found("código,1,2\n")).contains(header(',', 12, "código", "1", "2"));
  }

  /// Only an LF ends a line, so a file with CRs alone is one line. Taken for a header, it would
  /// take all its records along.
  @Test
  void lineOfSeveralRecordsIsNoHeader() {
    assertThat(found("a,b\r1,2\r3,4")).isEmpty();
    assertThat(found("a,b\r")).contains(header(',', 4, "a", "b"));
    assertThat(found("\"a\rb\",c")).contains(header(',', 7, "a\rb", "c"));
  }

  @Test
  void headerHasToEndInTheHead() {
    assertThat(find("a,b", false)).isEmpty();
    assertThat(find("a,b", true)).contains(header(',', 3, "a", "b"));
    assertThat(find("a,\"b\nc", false)).isEmpty();
  }

  @Test
  void quoteThatDoesNotEndIsNoHeader() {
    assertThat(found("a,\"b\n" + "x\n".repeat(600) + "\"\n")).isEmpty();
    assertThat(found("a,\"b\n")).isEmpty();
  }

  @Test
  void otherEncodingsHaveNoHeader() {
    var head = LineBytes.owning(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});

    assertThat(CsvHeaders.find(head, true, RECORD_MAX_BYTES)).isEmpty();
  }

  @Test
  void tooManyColumnsAreNoHeader() {
    var most = "a" + ",a".repeat(CsvHeaders.COLUMNS_MAX - 1);

    assertThat(found(most + "\n").orElseThrow().columns()).hasSize(CsvHeaders.COLUMNS_MAX);
    assertThat(found(most + ",a\n")).isEmpty();
  }

  private static Optional<CsvHeader> found(String content) {
    return find(content, true);
  }

  private static Optional<CsvHeader> find(String content, boolean isWhole) {
    return CsvHeaders.find(LineBytes.owning(content.getBytes(UTF_8)), isWhole, RECORD_MAX_BYTES);
  }

  private static CsvHeader header(char delimiter, long startOffset, String... columns) {
    return new CsvHeader(
        delimiter, List.of(columns), Optional.of(new CsvRecords(startOffset, RECORD_MAX_BYTES)));
  }
}
