package logbatch.format;

import java.util.Optional;
import logbatch.model.Level;

/// A line of Redis and of what comes from it: the role, the time, and a mark for the level.
///
///     12:M 03 Nov 2026 04:05:06.789 * Ready to accept connections
///     [12] 03 Nov 04:05:06 # Open data file dump.rdb: No such file or directory
record RedisLog() implements LogFormat {

  private static final String NAME = "redis";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of(
          "[0",
          "0:A 00 A",
          "00:A 00 A",
          "000:A 00 ",
          "0000:A 00",
          "00000:A 0",
          "000000:A ",
          "0000000:A",
          "00 AAA 00");

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
    if (!takeProcess(cursor)) {
      return Optional.empty();
    }
    var timestamp = DayMonthTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take(' ') || cursor.peek(1) != ' ') {
      return Optional.empty();
    }
    return level(cursor.peek())
        .flatMap(mark -> Found.at(timestamp.get()).withLevel(Optional.of(mark)).as(NAME));
  }

  /// Reads `[12] ` or `12:M `; a line without either begins with its time.
  private static boolean takeProcess(Cursor cursor) {
    boolean isBracketed = cursor.take('[');
    int digits = cursor.digitsAhead();
    if (digits == 2 && cursor.peek(2) == ' ') {
      return !isBracketed;
    }
    cursor.moveTo(cursor.at() + digits);
    if (isBracketed) {
      return cursor.take("] ");
    }
    boolean isRole = digits > 0 && cursor.take(':') && Cursor.isLetter(cursor.peek());
    cursor.moveTo(cursor.at() + 1);
    return isRole && cursor.take(' ');
  }

  /// The marks of Redis's [serverLog](https://github.com/redis/redis/blob/unstable/src/server.c).
  private static Optional<LevelText> level(char mark) {
    return switch (mark) {
      case '.' -> Optional.of(new LevelText(Level.DEBUG, "."));
      case '-' -> Optional.of(new LevelText(Level.VERBOSE, "-"));
      case '*' -> Optional.of(new LevelText(Level.NOTICE, "*"));
      case '#' -> Optional.of(new LevelText(Level.WARN, "#"));
      default -> Optional.empty();
    };
  }
}
