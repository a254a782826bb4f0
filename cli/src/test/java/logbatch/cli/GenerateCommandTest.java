package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GenerateCommandTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"access", "app", "jsonl", "syslog"})
  void sameSeedGivesTheSameBytes(String kind) throws IOException {
    var first = generate("a.log", "--kind", kind, "--lines", "500");
    var second = generate("b.log", "--kind", kind, "--lines", "500");

    assertThat(Files.readString(first)).isEqualTo(Files.readString(second));
    assertThat(Files.readAllLines(first)).hasSize(500).doesNotContain("");
  }

  @Test
  void everyNthLineIsBadIfAskedFor() throws IOException {
    var file = generate("a.jsonl", "--kind", "jsonl", "--lines", "10", "--bad-every", "5");

    assertThat(Files.readAllLines(file)).filteredOn(line -> !line.endsWith("}")).hasSize(2);
  }

  @Test
  void unknownKindIsWrongUsage() {
    var file = folder.resolve("a.log").toString();

    assertThat(
            Main.commandLine(CommandLine.defaultFactory())
                .execute("generate", file, "--kind", "xml"))
        .isEqualTo(2);
    assertThat(folder.resolve("a.log")).doesNotExist();
  }

  private Path generate(String name, String... options) {
    var file = folder.resolve(name);
    var line = Main.commandLine(CommandLine.defaultFactory());
    var arguments = new String[options.length + 2];
    arguments[0] = "generate";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(line.execute(arguments)).isZero();
    return file;
  }
}
