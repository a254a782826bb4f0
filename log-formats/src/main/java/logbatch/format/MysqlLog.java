package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import logbatch.model.Level;

/// A line of the error log of MySQL or MariaDB, of the old general log, or the first of a statement in
/// the log of slow queries.
///
///     2026-11-03T04:05:06.789012Z 0 [Warning] [MY-010068] [Server] message
///     2026-11-03  4:05:06 139 [Note] InnoDB: message
///     261103  4:05:06 [ERROR] message
///     # Time: 2026-11-03T04:05:06.789012Z
record MysqlLog() implements LogFormat {

  private static final String NAME = "mysql";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("0000-00-", "000000 00", "000000  0", "# AAAA: 0");

  private static final String SLOW_QUERY = "# Time: ";
  private static final String COMMAND_DIVIDERS = " \t";

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
    if (cursor.take(SLOW_QUERY)) {
      return AnyTime.take(cursor, context.times()).flatMap(at -> Found.at(at).as(NAME));
    }
    if (line.startsWith("-", 4)) {
      int bracket = line.indexOf(" [");
      boolean isThread = bracket > 0 && Cursor.isDigit(line.charAt(bracket - 1));
      return isThread
          ? IsoTime.take(cursor, context.times()).flatMap(at -> modern(cursor, at))
          : Optional.empty();
    }
    boolean hasColon = line.startsWith(":", 9);
    return hasColon
        ? CompactTime.take(cursor, context.times()).flatMap(at -> old(cursor, at))
        : Optional.empty();
  }

  /// A number of the thread stands before the level.
  private static Optional<ParseResult> modern(Cursor cursor, Instant timestamp) {
    boolean isDivided = cursor.takeSpaces() > 0;
    int digits = cursor.digitsAhead();
    if (!isDivided || digits == 0) {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + digits);
    var level = cursor.take(" [") ? level(cursor) : Optional.<LevelText>empty();
    return level.isPresent() ? Found.at(timestamp).withLevel(level).as(NAME) : Optional.empty();
  }

  private static Optional<ParseResult> old(Cursor cursor, Instant timestamp) {
    boolean isDivided = COMMAND_DIVIDERS.indexOf(cursor.peek()) >= 0;
    var level = cursor.take(" [") ? level(cursor) : Optional.<LevelText>empty();
    return isDivided ? Found.at(timestamp).withLevel(level).as(NAME) : Optional.empty();
  }

  /// Reads `Note]`. `System` is what MySQL says whatever the threshold.
  private static Optional<LevelText> level(Cursor cursor) {
    int start = cursor.at();
    cursor.skipName();
    if (cursor.peek() != ']') {
      return Optional.empty();
    }
    var word = cursor.text().substring(start, cursor.at());
    return switch (word) {
      case "Note" -> Optional.of(new LevelText(Level.NOTICE, word));
      case "System" -> Optional.of(new LevelText(Level.INFO, word));
      default -> LevelText.named(word);
    };
  }
}
