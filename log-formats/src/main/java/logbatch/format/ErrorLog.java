package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A line of an HTTP server's error log, as Apache httpd and nginx write it.
///
///     [Tue Nov 03 04:05:06.789012 2026] [core:notice] [pid 12:tid 34] AH00094: …
///     2026/11/03 04:05:06 [error] 12#0: *1 open() failed …
record ErrorLog() implements LogFormat {

  private static final String NAME = "error-log";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("0000/00/0", "[AAA AAA ", "[00/AAA/0");

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
    boolean isApache = cursor.take('[');
    var timestamp = AnyTime.take(cursor, context.times());
    if (timestamp.isEmpty() || (isApache && !cursor.take(']'))) {
      return Optional.empty();
    }
    return cursor.take(" [") ? read(cursor, timestamp.get(), isApache) : Optional.empty();
  }

  /// Reads `core:notice]` or `error] 12#0`; what stands in front of the colon is the module.
  private static Optional<ParseResult> read(Cursor cursor, Instant timestamp, boolean isApache) {
    int start = cursor.at();
    cursor.skipName();
    if (cursor.take(':')) {
      start = cursor.at();
      cursor.skipName();
    }
    var level = LevelText.named(cursor.text().substring(start, cursor.at()));
    boolean isEnded = cursor.take(']') && (isApache || isProcess(cursor));
    return level.isPresent() && isEnded
        ? Found.at(timestamp).withLevel(level).as(NAME)
        : Optional.empty();
  }

  /// Reads ` 12#0:`, nginx's process and thread.
  private static boolean isProcess(Cursor cursor) {
    cursor.takeSpaces();
    int digits = cursor.digitsAhead();
    return digits > 0 && cursor.peek(digits) == '#';
  }
}
