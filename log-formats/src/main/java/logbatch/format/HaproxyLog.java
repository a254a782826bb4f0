package logbatch.format;

import java.util.Optional;

/// A line of HAProxy about a connection, with or without the header of syslog before it.
///
///     Nov  3 04:05:06 host haproxy[12]: 203.0.113.7:4242 [03/Nov/2026:04:05:06.789] web~ app/a1 0/0/1/43/44 200 306 …
record HaproxyLog() implements LogFormat {

  private static final String NAME = "haproxy";

  /// How far from the start the connection is looked for.
  private static final int HEADER_AT_MOST = 240;

  private static final int SLASHES_OF_HTTP_TIMERS = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int message = SyslogHeader.of(line, context.times()).map(SyslogHeader::end).orElse(0);
    int connection = connection(line, message);
    if (connection < 0) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, connection + 1);
    var timestamp = AccessLogTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take("] ")) {
      return Optional.empty();
    }
    cursor.skipWord();
    cursor.skipWord();
    int timers = cursor.at();
    cursor.skipWord();
    long slashes = line.substring(timers, cursor.at()).chars().filter(c -> c == '/').count();
    var found = Found.at(timestamp.get());
    // A connection that is not HTTP has the number of bytes in place of a status.
    return (slashes == SLASHES_OF_HTTP_TIMERS
            ? found.withStatus(StatusCode.at(line, cursor.at()))
            : found)
        .as(NAME);
  }

  /// Whether a line of syslog goes on like one of HAProxy.
  ///
  /// @param from behind the time
  static boolean isMessage(String line, int from) {
    return connection(line, from) >= 0;
  }

  /// The position of the bracket behind `203.0.113.7:4242 `; -1 if there is none.
  private static int connection(String line, int from) {
    int start = from;
    if (from > 0) {
      int tag = line.indexOf("]: ", from, Math.min(line.length(), from + HEADER_AT_MOST));
      start = tag + 3;
      if (tag < 0) {
        return -1;
      }
    }
    var cursor = new Cursor(line, start);
    cursor.skipWord();
    int bracket = cursor.at();
    boolean isPort =
        bracket - start > 3
            && Cursor.isDigit(line.charAt(bracket - 2))
            && line.lastIndexOf(':', bracket - 2) > start;
    boolean isTime = isPort && cursor.take('[') && Cursor.isDigit(cursor.peek());
    return isTime && cursor.peek(2) == '/' ? bracket : -1;
  }
}
