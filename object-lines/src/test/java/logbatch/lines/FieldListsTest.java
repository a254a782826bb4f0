package logbatch.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;
import org.junit.jupiter.api.Test;

class FieldListsTest {

  @Test
  void listOfAW3cFileIsFoundAmongItsDirectives() throws IOException {
    assertThat(
            list(
                "#Software: IIS\r\n#Fields: date time  sc-status \r\n#Date: x\r\n2026 04:05 200\r\n"))
        .contains(header(' ', "date", "time", "sc-status"));
  }

  @Test
  void fieldsAreDividedAsTheFirstLineHasThem() throws IOException {
    assertThat(list("#Fields: date time sc-status\n2026-11-03\t04:05:06\t200\n"))
        .contains(header('\t', "date", "time", "sc-status"));
  }

  @Test
  void listOfZeekIsDividedByTabs() throws IOException {
    assertThat(list("#separator \\x09\n#fields\tts\tstatus_code\n#types\ttime\tcount\n"))
        .contains(header('\t', "ts", "status_code"));
  }

  @Test
  void lastListOfTheHeadHolds() throws IOException {
    assertThat(list("#Fields: a b\n#Fields: c d\n1 2\n")).contains(header(' ', "c", "d"));
  }

  @Test
  void listBehindAnotherLineIsNone() throws IOException {
    assertThat(list("a line\n#Fields: a b\n1 2\n")).isEmpty();
    assertThat(list("\n#Fields: a b\n1 2\n")).isEmpty();
  }

  @Test
  void listThatIsEmptyOrCutIsNone() throws IOException {
    assertThat(list("#Fields:\n1 2\n")).isEmpty();
    assertThat(list("#Fields: a b")).isEmpty();
    assertThat(list("# a comment\n1 2\n")).isEmpty();
    assertThat(list("")).isEmpty();
  }

  private static Optional<CsvHeader> list(String head) throws IOException {
    return FieldLists.read(new ByteArrayInputStream(head.getBytes(UTF_8)));
  }

  private static CsvHeader header(char delimiter, String... columns) {
    return new CsvHeader(delimiter, List.of(columns));
  }
}
