package logbatch.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.Level;
import logbatch.model.Reading;

/// A line of a format that somebody defined, and what reading it gives.
///
/// @param timestamp empty if the line has none
/// @param status as text; empty if the line has none
/// @param level its name here; empty if the line has none
record UserSample(
    String line, Optional<Instant> timestamp, Optional<String> status, Optional<String> level) {

  /// The file that the line is taken to be from: uploaded when the line was written, in UTC.
  FileContext context() {
    return new FileContext(
        ContentKind.TEXT,
        Optional.empty(),
        new TimeRules(timestamp.orElse(Instant.EPOCH), ZoneOffset.UTC));
  }

  /// What is different in a reading, such as `status is 200 instead of 404`; empty if nothing is.
  Optional<String> difference(Reading reading) {
    var code = reading.statusCode();
    return difference(
            "timestamp",
            reading.timestamp().map(Instant::toString),
            timestamp.map(Instant::toString))
        .or(() ->
            difference(
                "status",
                code.isPresent()
                    ? Optional.of(Integer.toString(code.getAsInt()))
                    : Optional.empty(),
                status))
        .or(() -> difference("level", reading.level().map(Level::name), level));
  }

  private static Optional<String> difference(
      String name, Optional<String> found, Optional<String> expected) {
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(
            "%s is %s instead of %s"
                .formatted(name, found.orElse("absent"), expected.orElse("absent")));
  }
}
