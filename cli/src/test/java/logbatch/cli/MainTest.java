package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @TempDir private Path folder;

  @Test
  void fileWhoseNameBeginsWithAtIsNotReadAsArguments() throws Exception {
    var file = Files.writeString(folder.resolve("today.log"), "--help\n");

    var ran = run("parse", "@" + file);

    assertThat(ran.out()).doesNotContain("Usage");
    assertThat(ran.err()).contains("@" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "run a.log, --patience, -1",
    "run a.log, --patience, 9223372036854775807",
    "upload a.log, --patience, 0",
    "records a.log, --limit, -1",
    "rejected, --limit, 0",
    "parse a.log, --max-line-bytes, 0",
    "verify a.log, --max-line-bytes, 2000000000",
    "estimate a.log, --workers, 0",
    "run a.log, --patience, soon"
  })
  void numberThatMakesNoSenseIsWrongUsage(String command, String option, String value) {
    var ran =
        run(
            Stream.concat(Stream.of(command.split(" ")), Stream.of(option + "=" + value))
                .toArray(String[]::new));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains(option, "'" + value + "' is no whole number")
        .doesNotContain("\tat ");
  }

  private Ran run(String... arguments) {
    return Ran.withoutAws(folder, arguments);
  }
}
