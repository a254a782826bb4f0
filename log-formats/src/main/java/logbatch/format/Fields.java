package logbatch.format;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.format.FieldNames.Meaning;
import logbatch.format.FieldNames.Role;
import logbatch.model.Level;
import logbatch.model.Reading;

/// Collects what the named fields of one line say. A field whose value makes no sense for its name
/// is passed over. Not thread-safe.
final class Fields {

  private static final int LEVEL_LENGTH_MAX = 16;

  private final TimeRules rules;
  private final EnumMap<Role, Integer> ranks = new EnumMap<>(Role.class);
  private Optional<Instant> timestamp = Optional.empty();
  private OptionalInt statusCode = OptionalInt.empty();
  private Optional<Level> level = Optional.empty();
  private String date = "";
  private String time = "";

  Fields(TimeRules rules) {
    this.rules = rules;
  }

  /// Takes a field in.
  ///
  /// @param name as [FieldNames#normalized] gives it
  /// @param value the field's text; a number as it is written
  void add(String name, Meaning meaning, String value) {
    if (meaning.rank() > ranks.getOrDefault(meaning.role(), Integer.MAX_VALUE)) {
      return;
    }
    boolean isUseful =
        switch (meaning.role()) {
          case TIMESTAMP -> addTimestamp(name, value);
          case STATUS -> addStatus(value);
          case LEVEL -> addLevel(value);
        };
    if (isUseful) {
      ranks.put(meaning.role(), meaning.rank());
    }
  }

  /// What the fields said.
  ///
  /// @param format name of the format that found them
  Reading reading(String format) {
    var instant = timestamp;
    if (instant.isEmpty() && !date.isEmpty() && !time.isEmpty()) {
      instant = Timestamps.of(date + " " + time, rules);
    }
    return new Reading(format, instant, statusCode, level);
  }

  /// A date and a time may be in fields of their own.
  private boolean addTimestamp(String name, String value) {
    var instant = Timestamps.of(value, rules);
    if (instant.isPresent()) {
      timestamp = instant;
      return true;
    }
    switch (name) {
      case "date" -> date = value.strip();
      case "time" -> time = value.strip();
      default -> {}
    }
    return false;
  }

  private boolean addStatus(String value) {
    var code = StatusCode.of(value);
    if (code.isPresent()) {
      statusCode = code;
    }
    return code.isPresent();
  }

  private boolean addLevel(String value) {
    var named = value.length() > LEVEL_LENGTH_MAX ? Optional.<Level>empty() : named(value.strip());
    if (named.isPresent()) {
      level = named;
    }
    return named.isPresent();
  }

  /// The numbers are those of [pino](https://getpino.io/#/docs/api?id=logger-level) and bunyan.
  private static Optional<Level> named(String word) {
    return switch (word) {
      case "10" -> Optional.of(Level.TRACE);
      case "20" -> Optional.of(Level.DEBUG);
      case "30" -> Optional.of(Level.INFO);
      case "40" -> Optional.of(Level.WARN);
      case "50" -> Optional.of(Level.ERROR);
      case "60" -> Optional.of(Level.FATAL);
      default -> Level.named(word);
    };
  }
}
