package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportNameTest {

  @ParameterizedTest
  @CsvSource({
    "app.log, relatorio_app.log.json",
    "dir/app.log, dir/relatorio_app.log.json",
    "a/b/c.jsonl.gz, a/b/relatorio_c.jsonl.gz.json",
    "a//.log, a//relatorio_.log.json",
    "dir with space/é+ü.log, dir with space/relatorio_é+ü.log.json",
  })
  void reportIsBesideTheNameOfItsFile(String key, String report) {
    assertThat(ReportName.json(key)).isEqualTo(report);
  }

  @Test
  void pageHasTheSameName() {
    assertThat(ReportName.html("dir/app.log")).isEqualTo("dir/relatorio_app.log.html");
  }

  /// 1024 − 10 of "relatorio_" − 5 of ".json" = 1009.
  @Test
  void longestKeyThatFitsIsKept() {
    var key = "k".repeat(1009);

    assertThat(ReportName.json(key)).isEqualTo("relatorio_" + key + ".json").hasSize(1024);
  }

  /// The hash was computed independently, with Python's hashlib.
  @Test
  void longerKeyIsCutAndTold() {
    var key = "k".repeat(1010);

    assertThat(ReportName.json(key))
        .isEqualTo("relatorio_" + "k".repeat(992) + "~88b402cee5859763.json")
        .hasSize(1024);
  }

  @Test
  void longKeysThatDifferOnlyAtTheirEndsHaveReportsOfTheirOwn() {
    var beginning = "dir/" + "x".repeat(1015);

    assertThat(ReportName.json(beginning + "1.log"))
        .isNotEqualTo(ReportName.json(beginning + "2.log"));
  }

  /// Characters of two, three and four bytes, at every alignment.
  @ParameterizedTest
  @ValueSource(strings = {"é", "€", "😀"})
  void cutIsBetweenCharacters(String character) {
    for (int shift = 0; shift < 4; shift++) {
      int width = character.getBytes(UTF_8).length;
      var key = "x".repeat(shift) + character.repeat((1024 - shift) / width);

      var name = ReportName.json(key);

      assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(1024).isGreaterThan(1019);
      assertThat(name).startsWith("relatorio_").endsWith(".json").doesNotContain("\uFFFD");
    }
  }

  /// A folder of S3's longest, with a name of one character in it.
  @Test
  void cutMayFallIntoTheFolder() {
    var key = "f".repeat(1020) + "/a.b";

    assertThat(ReportName.json(key).getBytes(UTF_8).length).isLessThanOrEqualTo(1024);
  }
}
