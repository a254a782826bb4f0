package logbatch.splitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The sample events of the repository's `events/` folder.
final class SampleEvents {

  private SampleEvents() {}

  /// @param name without `.json`
  static String text(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("logbatch.home"), "events", name + ".json"));
  }
}
