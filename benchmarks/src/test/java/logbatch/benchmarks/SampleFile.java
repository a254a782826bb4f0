package logbatch.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import logbatch.format.FileContext;
import logbatch.format.LineParser;
import logbatch.format.TimeRules;
import logbatch.model.ContentKind;

/// A file of the folder `samples`, as lines.
final class SampleFile {

  private SampleFile() {}

  /// The first lines of a file that are fit, without their terminators.
  ///
  /// @throws IllegalStateException if there are fewer
  static String[] lines(String name, int count, Predicate<String> isFit) throws IOException {
    var file = Path.of(System.getProperty("logbatch.home"), "samples", name);
    try (var lines = Files.lines(file, UTF_8)) {
      var first = lines.filter(isFit).limit(count).toArray(String[]::new);
      if (first.length < count) {
        throw new IllegalStateException(
            "only %d lines of %s are fit".formatted(first.length, file));
      }
      return first;
    }
  }

  /// The parser as the worker makes it for a file of a kind.
  static LineParser parser(ContentKind kind) {
    var times = new TimeRules(Instant.parse("2026-11-03T00:00:00Z"), ZoneOffset.UTC);
    return new LineParser(new FileContext(kind, Optional.empty(), times));
  }
}
