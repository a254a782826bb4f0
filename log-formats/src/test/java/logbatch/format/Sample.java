package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Level;
import logbatch.model.Reading;

/// A line, and what reading it gives.
///
/// @param format whose samples it is among
/// @param number of the line in the file of samples, from 1
/// @param file what kind of file the line is from
/// @param expected `TIMESTAMP STATUS LEVEL` with `-` for what is absent, and the line's own word
///   for the level if that differs; or `rejected REASON`
/// @param line the line, with its control characters
record Sample(String format, int number, SampleContext file, String expected, String line) {

  ParseResult parsed() {
    var parser = new LineParser(file.context());
    return file.isCut() ? parser.parseBeginning(line) : parser.parse(line);
  }

  boolean isRejected() {
    return expected.startsWith("rejected ");
  }

  /// A result in the notation of [#expected].
  static String written(ParseResult result) {
    return switch (result) {
      case ParseResult.Parsed(var reading) -> written(reading);
      case ParseResult.Rejected(var rejection) -> "rejected " + rejection.reason().wireName();
    };
  }

  private static String written(Reading reading) {
    return "%s %s %s%s"
        .formatted(
            orDash(reading.timestamp().map(Instant::toString)),
            orDash(text(reading.statusCode())),
            orDash(reading.level().map(Level::name)),
            reading.levelOriginal().map(word -> " " + word).orElse(""));
  }

  private static Optional<String> text(OptionalInt code) {
    return code.isPresent() ? Optional.of("" + code.getAsInt()) : Optional.empty();
  }

  private static String orDash(Optional<String> value) {
    return value.orElse("-");
  }

  @Override
  public String toString() {
    return "%s.samples:%d".formatted(format, number);
  }
}
