package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {

  @TempDir private Path home;

  /// As in `logbatch logs --follow | head -1`.
  @Test
  void commandThatWouldGoOnForeverEndsWhenNobodyReadsItAnyMore() throws Exception {
    var folder = Files.createDirectories(home.resolve(".logbatch").resolve("logs"));
    var log = Files.writeString(folder.resolve("LogProcessorWorker.log"), "first\n");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogbatch.home=" + home,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "logs",
                "--follow")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      try (var out = process.inputReader()) {
        assertThat(out.readLine()).isEqualTo("LogProcessorWorker first");
      }
      Files.writeString(log, "second\n", StandardOpenOption.APPEND);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
