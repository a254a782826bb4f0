package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTest {

  @TempDir Path folder;

  @Test
  void logOfTheStartBeforeIsKeptAside() throws IOException {
    write("first");
    write("second");
    write("third");

    assertThat(folder.resolve("Worker.log")).hasContent("third");
    assertThat(folder.resolve("Worker.log.1")).hasContent("second");
  }

  @Test
  void whatAnEarlierStartStillWritesStaysInItsOwnLog() throws IOException {
    try (var earlier = FunctionLog.open(folder, "Worker")) {
      write("later");
      earlier.write("earlier");
    }

    assertThat(folder.resolve("Worker.log")).hasContent("later");
    assertThat(folder.resolve("Worker.log.1")).hasContent("earlier");
  }

  private void write(String line) {
    try (var log = FunctionLog.open(folder, "Worker")) {
      log.write(line);
    }
  }
}
