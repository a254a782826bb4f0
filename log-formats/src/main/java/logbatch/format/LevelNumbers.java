package logbatch.format;

import java.util.List;
import java.util.Optional;
import logbatch.model.Level;

/// What a number says as a level. A number is a level only where its convention is certain.
enum LevelNumbers {

  /// Numbers are no levels.
  NONE,

  /// [bunyan](https://github.com/trentm/node-bunyan#levels) and
  /// [pino](https://getpino.io/#/docs/api?id=logger-level): 10, 20, …
  BUNYAN,

  /// [Python](https://docs.python.org/3/library/logging.html#logging-levels): 10, 20, …
  PYTHON,

  /// [RFC 5424](https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1): 0, 1, …
  SYSLOG,

  ///
  /// [OpenTelemetry](https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber):
  /// four numbers for each level, from 1.
  OPEN_TELEMETRY;

  private static final int DIGITS_MAX = 2;

  private static final List<Level> TRACE_TO_FATAL =
      List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL);

  private static final List<Level> DEBUG_TO_CRITICAL =
      List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.CRITICAL);

  private static final List<Level> EMERGENCY_TO_DEBUG =
      List.of(
          Level.EMERGENCY,
          Level.ALERT,
          Level.CRITICAL,
          Level.ERROR,
          Level.WARN,
          Level.NOTICE,
          Level.INFO,
          Level.DEBUG);

  /// The level that a number stands for.
  ///
  /// @param text of a field
  /// @return empty if the text is no number, or none of these
  Optional<LevelText> level(String text) {
    int number = number(text);
    var level =
        switch (this) {
          case NONE -> Optional.<Level>empty();
          case BUNYAN -> at(TRACE_TO_FATAL, tens(number) - 1);
          case PYTHON -> at(DEBUG_TO_CRITICAL, tens(number) - 1);
          case SYSLOG -> at(EMERGENCY_TO_DEBUG, number);
          case OPEN_TELEMETRY -> at(TRACE_TO_FATAL, Math.floorDiv(number - 1, 4));
        };
    return level.map(known -> new LevelText(known, text));
  }

  private static Optional<Level> at(List<Level> levels, int index) {
    return index >= 0 && index < levels.size() ? Optional.of(levels.get(index)) : Optional.empty();
  }

  /// Of a number that is not whole tens, 0.
  private static int tens(int number) {
    return number % 10 == 0 ? number / 10 : 0;
  }

  /// -1 if the text is no number, or one of more digits than any of these.
  private static int number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && text.chars().allMatch(c -> Cursor.isDigit((char) c));
    return isNumber ? Integer.parseInt(text) : -1;
  }
}
