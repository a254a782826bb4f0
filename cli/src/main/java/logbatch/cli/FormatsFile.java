package logbatch.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import logbatch.format.UserFormats;

/// A file of formats of somebody's own.
final class FormatsFile {

  private FormatsFile() {}

  /// @throws UsageException with everything that is wrong with the file
  static UserFormats read(Path file) throws IOException {
    try {
      return UserFormats.parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw problem(file, "there is no such file");
    } catch (MalformedInputException e) {
      throw problem(file, "it is not UTF-8");
    } catch (IllegalArgumentException e) {
      throw problem(file, e.getMessage());
    }
  }

  private static UsageException problem(Path file, String problems) {
    return new UsageException(
        problems
            .lines()
            .map(line -> Visible.of(file + ": " + line))
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
