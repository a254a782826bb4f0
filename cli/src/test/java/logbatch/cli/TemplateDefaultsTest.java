package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateDefaultsTest {

  private static final Path HOME = Path.of(System.getProperty("logbatch.home", ".."));

  @ParameterizedTest
  @CsvSource({
    "MaxLineBytes, " + TemplateDefaults.MAX_LINE_BYTES,
    "RangeBytes, " + TemplateDefaults.RANGE_BYTES,
    "WorkerConcurrency, " + TemplateDefaults.WORKER_CONCURRENCY,
  })
  void defaultIsThatOfTheTemplate(String parameter, long value) throws Exception {
    assertThat(Files.readString(HOME.resolve("template.yaml")))
        .contains("\n  %s:\n    Type: Number\n    Default: %d\n".formatted(parameter, value));
  }
}
