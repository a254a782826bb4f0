package logbatch.format;

import java.util.Optional;

/// A line of a supercomputer's log: the seconds since 1970 in one of the first fields.
///
///     - 1762142706 2026.11.03 R02-M1-N0 2026-11-03-04.05.06.789012 R02-M1-N0 RAS KERNEL INFO message
///     134681 node-246 unix.hw state_change.unavailable 1762142706 1 message
record SupercomputerLog() implements LogFormat {

  private static final String NAME = "supercomputer";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("- 0", "A", "0");

  private static final String RELIABILITY = " RAS ";
  private static final int HEADER_AT_MOST = 240;

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
    if (Cursor.isDigit(cursor.peek())) {
      return states(cursor);
    }
    cursor.skipWord();
    var timestamp = EpochTime.take(cursor);
    if (timestamp.isEmpty() || !cursor.take(' ') || !isPointedDate(cursor)) {
      return Optional.empty();
    }
    return Found.at(timestamp.get()).withLevel(level(line)).as(NAME);
  }

  /// Reads `2026.11.03 `.
  private static boolean isPointedDate(Cursor cursor) {
    return cursor.takeNumber(4) >= 0
        && cursor.take('.')
        && cursor.takeNumber(2) >= 0
        && cursor.take('.')
        && cursor.takeNumber(2) >= 0
        && cursor.take(' ');
  }

  /// Number, node, component, state, time, flag.
  private static Optional<ParseResult> states(Cursor cursor) {
    int digits = cursor.digitsAhead();
    cursor.moveTo(digits);
    if (cursor.peek() != ' ') {
      return Optional.empty();
    }
    cursor.skipWords(4);
    return EpochTime.take(cursor)
        .filter(at -> cursor.take(" 0 ") || cursor.take(" 1 ") || cursor.take(" -1 "))
        .flatMap(at -> Found.at(at).as(NAME));
  }

  /// Blue Gene names a component and the level behind `RAS`.
  private static Optional<LevelText> level(String line) {
    int limit = Math.min(line.length(), HEADER_AT_MOST);
    int reliability = line.indexOf(RELIABILITY, 0, limit);
    if (reliability < 0) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, reliability + RELIABILITY.length());
    cursor.skipWord();
    int start = cursor.at();
    cursor.skipName();
    return LevelText.named(line.substring(start, cursor.at()));
  }
}
