package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Reading;

/// What a format found in a line.
record Found(Optional<Instant> timestamp, OptionalInt statusCode, Optional<LevelText> level) {

  static Found at(Instant timestamp) {
    return new Found(Optional.of(timestamp), OptionalInt.empty(), Optional.empty());
  }

  Found withStatus(OptionalInt code) {
    return new Found(timestamp, code, level);
  }

  Found withLevel(Optional<LevelText> named) {
    return new Found(timestamp, statusCode, named);
  }

  /// The result of the format that found it.
  Optional<ParseResult> as(String format) {
    return Optional.of(
        new ParseResult.Parsed(
            new Reading(
                format,
                timestamp,
                statusCode,
                level.map(LevelText::level),
                level.flatMap(LevelText::original))));
  }
}
