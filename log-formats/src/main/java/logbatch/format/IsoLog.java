package logbatch.format;

import java.util.Optional;
import logbatch.model.Reading;

/// A line that begins with an ISO 8601 timestamp, maybe in brackets, and usually goes on with a level.
///
///     2026-11-03T04:05:06.789Z INFO [main] started
///     [2026-11-03 04:05:06,789] app.ERROR: broken
record IsoLog() implements LogFormat {

  private static final String NAME = "iso-log";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    boolean isBracketed = cursor.take('[');
    var timestamp = IsoTime.take(cursor, context.times());
    if (timestamp.isEmpty() || (isBracketed && !cursor.take(']'))) {
      return Optional.empty();
    }
    int message = cursor.at();
    return Optional.of(
        new ParseResult.Parsed(
            new Reading(
                NAME, timestamp, StatusWord.in(line, message), LevelWord.in(line, message))));
  }
}
