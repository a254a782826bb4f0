package logbatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of samples, one for each format: lines of `expected ⇥ line`, comments with `#`, and
/// `@` for the file that the lines after it are from. Control characters in a line are written as
/// their pictures: `␛` for escape.
final class Samples {

  static final Path FOLDER = Path.of("src", "test", "resources", "formats");
  static final String SUFFIX = ".samples";

  private static final char FIRST_PICTURE = '\u2400';
  private static final char LAST_PICTURE = '\u241F';

  private Samples() {}

  static Stream<Sample> all() {
    return names().stream().flatMap(name -> of(name).stream());
  }

  /// The names of the formats that have a file.
  static List<String> names() {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Sample> of(String format) {
    var samples = new ArrayList<Sample>();
    var file = SampleContext.DEFAULT;
    int number = 0;
    for (var line : lines(FOLDER.resolve(format + SUFFIX))) {
      number++;
      if (line.startsWith("@")) {
        file = SampleContext.of(line);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
          throw new IllegalStateException("%s.samples:%d has no tab".formatted(format, number));
        }
        var sample = withControlCharacters(line.substring(tab + 1));
        samples.add(new Sample(format, number, file, line.substring(0, tab), sample));
      }
    }
    return samples;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withControlCharacters(String visible) {
    var line = new StringBuilder(visible);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= FIRST_PICTURE && c <= LAST_PICTURE) {
        line.setCharAt(i, (char) (c - FIRST_PICTURE));
      }
    }
    return line.toString();
  }
}
