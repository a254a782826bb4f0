package logbatch.format;

import java.util.Optional;

/// A line that begins with an ISO 8601 timestamp, maybe in brackets, and usually goes on with a level.
///
///     2026-11-03T04:05:06.789Z INFO [main] started
///     [2026-11-03 04:05:06,789] app.ERROR: broken
record IsoLog() implements LogFormat {

  private static final String NAME = "iso-log";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("0000-00-", "[0000-00-");

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
    cursor.take('[');
    var timestamp = IsoTime.take(cursor, context.times());
    return timestamp.flatMap(
        instant -> Message.read(line, cursor.at(), context, Found.at(instant)).as(NAME));
  }
}
