package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  @TempDir private Path folder;

  @Test
  void bashTakesTheScriptAndCompletesCommands() throws Exception {
    var script = folder.resolve("completion");
    Files.writeString(script, completion("bash").out());

    var bash =
        new ProcessBuilder(
                "bash",
                "-c",
                """
                source "$1"
                COMP_WORDS=(logbatch rep) COMP_CWORD=1
                _complete_logbatch
                echo "${COMPREPLY[@]}"
                """,
                "bash",
                script.toString())
            .redirectErrorStream(true)
            .start();
    var out = new String(bash.getInputStream().readAllBytes(), UTF_8);

    assertThat(bash.waitFor()).as(out).isZero();
    assertThat(out.strip().split(" ")).containsExactlyInAnyOrder("report", "reprocess");
  }

  @Test
  void zshIsToldHowToReadIt() {
    assertThat(completion("zsh").out()).contains("ZSH_VERSION", "bashcompinit");
  }

  @Test
  void otherShellsAreRefused() {
    assertThat(completion("fish").exitCode()).isEqualTo(2);
  }

  private Ran completion(String shell) {
    return Ran.withoutAws(folder, "completion", shell);
  }
}
