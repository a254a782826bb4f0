package logbatch.splitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import logbatch.model.ObjectVersion;

/// The sample events of the repository's `events/` folder.
final class SampleEvents {

  /// The object that the samples speak of: the file `samples/app.log`.
  static final ObjectVersion OBJECT =
      new ObjectVersion(
          "input-logs-example", "app.log", "b9364926cb48ebf18dfdca78181fce81", 202_426);

  private SampleEvents() {}

  /// @param name without `.json`
  static String text(String name) throws IOException {
    return Files.readString(home().resolve("events", name + ".json"));
  }

  /// The sample as an event of another object of the same key.
  static String of(String name, ObjectVersion object) throws IOException {
    return text(name)
        .replace(OBJECT.bucket(), object.bucket())
        .replace(OBJECT.eTag(), object.eTag())
        .replace(Long.toString(OBJECT.sizeBytes()), Long.toString(object.sizeBytes()));
  }

  static Path home() {
    return Path.of(System.getProperty("logbatch.home"));
  }
}
