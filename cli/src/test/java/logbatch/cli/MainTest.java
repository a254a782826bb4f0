package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir private Path folder;

  @Test
  void fileWhoseNameBeginsWithAtIsNotReadAsArguments() throws Exception {
    var file = Files.writeString(folder.resolve("today.log"), "--help\n");

    var ran = run("parse", "@" + file);

    assertThat(ran.out()).doesNotContain("Usage");
    assertThat(ran.err()).contains("@" + file);
  }

  private Ran run(String... arguments) {
    var place =
        new DeploymentOptions.Place(
            folder,
            folder,
            (_, _) -> {
              throw new AssertionError("nothing here asks AWS");
            });
    return Ran.of(place, List.of(arguments));
  }
}
