package logbatch.format;

import java.util.Optional;
import java.util.Set;
import logbatch.model.Level;

/// A line of PostgreSQL's log, with the usual prefixes (`log_line_prefix`), which have the time
/// and the process in brackets.
///
///     2026-11-03 04:05:06.789 UTC [12] app@shop LOG:  message
///     203.0.113.7 2026-11-03 04:05:06.789 UTC [12] app@shop FATAL:  message
record PostgresLog() implements LogFormat {

  private static final String NAME = "postgresql";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("0", "A", "[", "<0000-00-");

  private static final int PREFIX_AT_MOST = 300;

  /// What follows a message, on a line of its own with the same prefix.
  private static final Set<String> PARTS_OF_MESSAGE =
      Set.of("DETAIL", "HINT", "QUERY", "CONTEXT", "LOCATION", "STATEMENT");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return BEGINNINGS.include(shape);
  }

  /// Behind the colon of the severity, and nowhere else in the prefix, there are two blanks.
  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int colon = line.indexOf(":  ", 0, Math.min(line.length(), PREFIX_AT_MOST));
    if (colon < 0) {
      return Optional.empty();
    }
    int start = Math.max(line.lastIndexOf(' ', colon), line.lastIndexOf(':', colon - 1)) + 1;
    var word = line.substring(start, colon);
    var level = level(word);
    boolean isSeverity = level.isPresent() || PARTS_OF_MESSAGE.contains(word);
    int process = line.indexOf('[');
    boolean isProcess =
        process > 0 && process < start - 1 && Cursor.isDigit(line.charAt(process + 1));
    return isSeverity && isProcess
        ? FirstTime.in(line, process, context.times())
            .flatMap(at -> Found.at(at.instant()).withLevel(level).as(NAME))
        : Optional.empty();
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
