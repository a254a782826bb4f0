package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import logbatch.model.Level;

/// A line of PostgreSQL's log, with the usual prefixes (`log_line_prefix`), which have the time
/// and mostly the process in brackets.
///
///     2026-11-03 04:05:06.789 UTC [12] app@shop LOG:  message
///     203.0.113.7 2026-11-03 04:05:06.789 UTC [12] app@shop FATAL:  message
record PostgresLog() implements LogFormat {

  private static final String NAME = "postgresql";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("0", "A", "[", "<0000-00-");

  private static final int PREFIX_AT_MOST = 300;
  private static final int FIELDS_BEFORE_SEVERITY = 10;

  /// What follows a message, on a line of its own with the same prefix.
  private static final Set<String> PARTS_OF_MESSAGE =
      Set.of("DETAIL", "HINT", "QUERY", "CONTEXT", "LOCATION", "STATEMENT");

  /// Others have levels of these names, but not with a colon and two blanks behind them.
  private static final Set<String> OWN_LEVELS =
      Set.of("LOG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return BEGINNINGS.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    var timestamp =
        line.startsWith("-", 4) ? IsoTime.take(cursor, context.times()) : Optional.<Instant>empty();
    return timestamp.isPresent() && cursor.take(',')
        ? fields(cursor, timestamp.get())
        : text(line, context);
  }

  /// The server writes CSV if it is told to (`log_destination = csvlog`).
  private static Optional<ParseResult> fields(Cursor cursor, Instant timestamp) {
    for (int field = 0; field < FIELDS_BEFORE_SEVERITY; field++) {
      cursor.skipField(',');
    }
    int start = cursor.at();
    cursor.skipName();
    var level = level(cursor.text().substring(start, cursor.at()));
    return level.isPresent() && cursor.peek() == ','
        ? Found.at(timestamp).withLevel(level).as(NAME)
        : Optional.empty();
  }

  /// Behind the colon of the severity, and nowhere else in the prefix, there are two blanks.
  private static Optional<ParseResult> text(String line, FileContext context) {
    int colon = line.indexOf(":  ", 0, Math.min(line.length(), PREFIX_AT_MOST));
    if (colon < 0) {
      return Optional.empty();
    }
    int start = Math.max(line.lastIndexOf(' ', colon), line.lastIndexOf(':', colon - 1)) + 1;
    var word = line.substring(start, colon);
    var level = level(word);
    boolean isOwnWord = PARTS_OF_MESSAGE.contains(word) || OWN_LEVELS.contains(word);
    boolean isSeverity = isOwnWord || (level.isPresent() && isBehindProcess(line, start));
    return isSeverity
        ? FirstTime.in(line, start, context.times())
            .flatMap(at -> Found.at(at.instant()).withLevel(level).as(NAME))
        : Optional.empty();
  }

  /// Whether `[12] ` stands somewhere before a position.
  private static boolean isBehindProcess(String line, int position) {
    int process = line.indexOf('[');
    return process > 0 && process < position - 1 && Cursor.isDigit(line.charAt(process + 1));
  }

  /// The severities of
  /// [PostgreSQL](https://www.postgresql.org/docs/current/runtime-config-logging.html).
  private static Optional<LevelText> level(String word) {
    return switch (word) {
      case "LOG" -> Optional.of(new LevelText(Level.INFO, word));
      case "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" ->
          Optional.of(new LevelText(Level.DEBUG, word));
      case "INFO", "NOTICE", "WARNING", "ERROR", "FATAL", "PANIC" -> LevelText.named(word);
      default -> Optional.empty();
    };
  }
}
