package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentKindTest {

  @ParameterizedTest
  @CsvSource({
    "app.log, TEXT",
    "APP.LOG, TEXT",
    "dir.csv/app.txt, TEXT",
    "a.b.txt.gz, TEXT",
    "a.JSONL, JSONL",
    "a.jsonl.GZ, JSONL",
    "a.csv, CSV",
    "a.csv.gz, CSV",
    ".log, TEXT"
  })
  void endingTellsTheKindInAnyCase(String key, ContentKind kind) {
    assertThat(ContentKind.ofKey(key)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "log", "a.json", "a.gz", "a.log.zip", "a.log.gz.gz", "a.log/", "a.log2"})
  void otherEndingsHaveNoKind(String key) {
    assertThat(ContentKind.ofKey(key)).isEmpty();
  }
}
