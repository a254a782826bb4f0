package logbatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import logbatch.format.UserFormats;

/// The formats of a deployment's own, from the folder `custom-formats`, which is packed with the
/// function.
final class CustomFormats {

  private static final String FOLDER = "/custom-formats/";

  private CustomFormats() {}

  /// Reads a file of the folder.
  ///
  /// @throws IllegalArgumentException with everything that is wrong with the file, or if there is
  ///   no such file
  static UserFormats named(String file) {
    try (var in = CustomFormats.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "there is no such file in the folder custom-formats; put it there and build again");
      }
      return UserFormats.parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }
}
