package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import logbatch.cli.RunningCloud.ProcessMark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFoldersTest {

  @TempDir private Path up;
  private LogFolders folders;

  @BeforeEach
  void find() {
    folders = new LogFolders(up, up.resolve("run"));
  }

  @Test
  void logsAreThoseOfWhatWasStartedLast() throws IOException {
    begun(up.resolve("logs"), 1);
    assertThat(folders.current()).isEqualTo(up.resolve("logs"));

    begun(up.resolve("run/logs"), 2);
    assertThat(folders.current()).isEqualTo(up.resolve("run/logs"));

    begun(up.resolve("logs"), 3);
    assertThat(folders.current()).isEqualTo(up.resolve("logs"));
  }

  @Test
  void localCloudThatRunsGoesBeforeALaterRun() throws IOException {
    begun(up.resolve("logs"), 1);
    begun(up.resolve("run/logs"), 2);
    var running =
        new RunningCloud(ProcessMark.of(ProcessHandle.current()), Map.of(), Map.of()).register(up);

    assertThat(folders.current()).isEqualTo(up.resolve("logs"));

    running.close();
    assertThat(folders.current()).isEqualTo(up.resolve("run/logs"));
  }

  private static void begun(Path folder, int seconds) throws IOException {
    Files.createDirectories(folder);
    Files.setLastModifiedTime(folder, FileTime.fromMillis(1_000_000_000_000L + seconds * 1_000L));
  }
}
