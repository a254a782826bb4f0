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
    var here = Files.createDirectories(folder.resolve("here/a")).resolve("x.log");
    var there = Files.createDirectories(folder.resolve("there/a")).resolve("x.log");
    Files.writeString(here, "1");
    Files.writeString(there, "22");
    Files.createSymbolicLink(folder.resolve("here/link"), folder.resolve("there/a"));
    // The file system goes up from where the link leads.
    var throughTheLink = folder.resolve("here/link/../a/x.log");

    assertThat(LogFile.of(List.of(throughTheLink)))
        .containsExactly(new LogFile(throughTheLink, "x.log", 2));
    assertThatThrownBy(() -> LogFile.of(List.of(here, throughTheLink)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("would have one object key, ")
        .hasMessageContaining("/here/a/x.log");
  }

  @Test
  void sameFileNamedTwiceIsTakenOnceUnderTheFirstOfItsNames() throws IOException {
    var file = Files.writeString(folder.resolve("x.log"), "");
    var relative = Path.of("").toAbsolutePath().relativize(file);
    var link = Files.createSymbolicLink(folder.resolve("y.log"), file);

    assertThat(LogFile.of(List.of(relative, file, folder.resolve("./x.log"), link)))
        .containsExactly(new LogFile(relative, "x.log", 0));
  }

  @Test
  void keyThatIsLongerThanS3TakesIsRefusedWithoutAPrefixToo() throws IOException {
    // 5 × 251 bytes are more than 1,024.
    var deep = folder.resolve("a");
    for (int i = 0; i < 5; i++) {
      deep = deep.resolve("d".repeat(250));
    }
    var one = Files.writeString(Files.createDirectories(deep).resolve("x.log"), "");
    var other = Files.writeString(folder.resolve("x.log"), "");

    assertThatThrownBy(() -> LogFile.of(List.of(one, other)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("longer than the 1,024 bytes that S3 takes");
    assertThat(LogFile.of(List.of(one)).getFirst().key()).isEqualTo("x.log");
  }

  @Test
  void changeSinceTheSizeWasTakenIsTold() throws IOException {
    var path = Files.writeString(folder.resolve("x.log"), "12345");
    var file = LogFile.of(List.of(path)).getFirst();

    assertThat(file.change()).isEmpty();

    Files.writeString(path, "12345678");
    assertThat(file.change())
        .hasValueSatisfying(told -> assertThat(told).contains("5 bytes", "8 now"));
    assertThat(file.asItIsNow()).isEqualTo(new LogFile(path, "x.log", 8));

    Files.delete(path);
    assertThat(file.change()).hasValueSatisfying(told -> assertThat(told).contains("is gone"));
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
