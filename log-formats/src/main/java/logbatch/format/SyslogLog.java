package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import logbatch.model.Level;
import logbatch.model.Reading;

/// A line of syslog: RFC 3164 with or without its priority, and RFC 5424.
///
///     <34>Nov  3 04:05:06 host app[12]: message
///     <34>1 2026-11-03T04:05:06.789Z host app 12 ID47 [data] message
record SyslogLog() implements LogFormat {

  private static final String NAME = "syslog";

  /// The severities of RFC 5424, table 2, from 0.
  private static final Level[] SEVERITIES = {
    Level.EMERGENCY, Level.ALERT, Level.CRITICAL, Level.ERROR,
    Level.WARN, Level.NOTICE, Level.INFO, Level.DEBUG
  };

  private static final int PRIORITY_MAX = 191;
  private static final int NO_PRIORITY = -1;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    var cursor = new Cursor(line, 0);
    int priority = takePriority(cursor);
    boolean isPrioritized = priority != NO_PRIORITY;
    if (isPrioritized && cursor.take("1 ")) {
      return rfc5424(cursor, priority, context.times());
    }
    var timestamp = SyslogTime.take(cursor, context.times());
    if (timestamp.isEmpty() && isPrioritized) {
      timestamp = IsoTime.take(cursor, context.times());
    }
    if (timestamp.isEmpty() || !(cursor.peek() == ' ' || cursor.take(": "))) {
      return Optional.empty();
    }
    var level = isPrioritized ? Optional.of(severity(priority)) : levelOfMessage(line, cursor.at());
    return reading(cursor, timestamp, level);
  }

  private static Optional<ParseResult> rfc5424(Cursor cursor, int priority, TimeRules times) {
    var timestamp = IsoTime.take(cursor, times);
    if (timestamp.isEmpty() && !cursor.take('-')) {
      return Optional.empty();
    }
    return cursor.peek() == ' '
        ? reading(cursor, timestamp, Optional.of(severity(priority)))
        : Optional.empty();
  }

  private static Optional<ParseResult> reading(
      Cursor cursor, Optional<Instant> timestamp, Optional<Level> level) {
    var statusCode = StatusWord.in(cursor.text(), cursor.at());
    return Optional.of(new ParseResult.Parsed(new Reading(NAME, timestamp, statusCode, level)));
  }

  /// Only behind the tag, the first word of the message may be a level.
  private static Optional<Level> levelOfMessage(String line, int host) {
    int colon = line.indexOf(": ", host);
    return colon < 0 ? Optional.empty() : LevelWord.in(line, colon + 1);
  }

  /// Reads `<34>`.
  private static int takePriority(Cursor cursor) {
    if (!cursor.take('<')) {
      return NO_PRIORITY;
    }
    for (int digits = 3; digits >= 1; digits--) {
      int start = cursor.at();
      int priority = cursor.takeNumber(digits);
      if (priority >= 0 && priority <= PRIORITY_MAX && cursor.take('>')) {
        return priority;
      }
      cursor.moveTo(start);
    }
    cursor.moveTo(0);
    return NO_PRIORITY;
  }

  private static Level severity(int priority) {
    return SEVERITIES[priority % SEVERITIES.length];
  }
}
