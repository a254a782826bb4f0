package logbatch.format;

import java.util.List;
import java.util.Optional;
import logbatch.model.Level;

/// What a number says as a level. A number is a level only where its convention is certain.
enum LevelNumbers {

  /// Numbers are no levels.
  NONE(0, List.of()),

  /// [bunyan](https://github.com/trentm/node-bunyan#levels) and
  /// [pino](https://getpino.io/#/docs/api?id=logger-level): 10, 20, …
  BUNYAN(10, List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL)),

  /// [Python](https://docs.python.org/3/library/logging.html#logging-levels): 10, 20, …
  PYTHON(10, List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.CRITICAL)),

  /// [RFC 5424](https://www.rfc-editor.org/rfc/rfc5424#section-6.2.1): 0, 1, …
  SYSLOG(
      1,
      List.of(
          Level.EMERGENCY,
          Level.ALERT,
          Level.CRITICAL,
          Level.ERROR,
          Level.WARN,
          Level.NOTICE,
          Level.INFO,
          Level.DEBUG)),

  ///
  /// [OpenTelemetry](https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber):
  /// four numbers for each level, from 1.
  OPEN_TELEMETRY(
      4, List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL));

  private static final int DIGITS_MAX = 2;

  private final int step;
  private final List<Level> levels;

  LevelNumbers(int step, List<Level> levels) {
    this.step = step;
    this.levels = levels;
  }

  /// The level that a number stands for.
  ///
  /// @param text of a field
  /// @return empty if the text is no number, or none of these
  Optional<LevelText> level(String text) {
    int number = this == NONE ? -1 : number(text);
    if (number < 0) {
      return Optional.empty();
    }
    int index =
        switch (this) {
          case SYSLOG -> number;
          case OPEN_TELEMETRY -> number == 0 ? -1 : (number - 1) / step;
          default -> number % step == 0 ? number / step - 1 : -1;
        };
    return index >= 0 && index < levels.size()
        ? Optional.of(new LevelText(levels.get(index), text))
        : Optional.empty();
  }

  private static int number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && text.chars().allMatch(c -> Cursor.isDigit((char) c));
    return isNumber ? Integer.parseInt(text) : -1;
  }
}
