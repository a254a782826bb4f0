package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path folder;

  @Test
  void keyIsTheFilesName() throws IOException {
    var file = Files.writeString(folder.resolve("é+ü.LOG"), "12345");

    assertThat(LogFile.of(List.of(file))).containsExactly(new LogFile(file, "é+ü.LOG", 5));
  }

  @Test
  void prefixGoesBeforeTheKey() {
    var file = new LogFile(folder, "x.log", 5);

    assertThat(file.withPrefix("a/").key()).isEqualTo("a/x.log");
    // 1,019 bytes and those of x.log
    assertThat(file.withPrefix("é".repeat(509) + "/").key()).endsWith("/x.log");
    assertThatThrownBy(() -> file.withPrefix("é".repeat(510)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("longer than the 1,024 bytes that S3 takes");
  }

  @Test
  void namesakesAreToldApartByTheirPath() throws IOException {
    var a = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("x.log"), "");
    var b = Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("x.log"), "");

    var keys = LogFile.of(List.of(a, b)).stream().map(LogFile::key).toList();

    assertThat(keys.get(0)).endsWith("/a/x.log").doesNotStartWith("/");
    assertThat(keys.get(1)).endsWith("/b/x.log").doesNotStartWith("/");
  }

  @Test
  void filesThatWouldHaveOneKeyAreRefused() throws IOException {
    var absolute = Files.writeString(folder.resolve("x.log"), "1");
    // The same steps without the root, as seen from the root.
    var relative = folder.getRoot().relativize(absolute);
    var upwards = Path.of("").toAbsolutePath().relativize(absolute);

    assertThat(LogFile.of(List.of(upwards)).getFirst().key()).isEqualTo("x.log");
    assertThatThrownBy(() -> LogFile.of(List.of(absolute, upwards)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("would have one object key, " + relative);
  }

  @Test
  void sameFileNamedTwiceIsTakenOnce() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "");

    assertThat(LogFile.of(List.of(file, folder.resolve("./x.log")))).hasSize(1);
  }

  @Test
  void everyFileThatCannotBeTakenIsNamedWithItsReason() throws IOException {
    var zip = Files.writeString(folder.resolve("x.zip"), "");
    var missing = folder.resolve("missing.log");

    assertThatThrownBy(() -> LogFile.of(List.of(zip, missing, folder)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("x.zip: the name has to end with")
        .hasMessageContaining("missing.log: there is no such file")
        .hasMessageContaining(": not a file");
  }
}
