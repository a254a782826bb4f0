package logbatch.format;

import java.util.Optional;

/// A line of HAProxy about a connection, with or without the header of syslog before it.
///
///     Nov  3 04:05:06 host haproxy[12]: 203.0.113.7:4242 [03/Nov/2026:04:05:06.789] web~ app/a1 0/0/1/43/44 200 306 …
record HaproxyLog() implements LogFormat {

  private static final String NAME = "haproxy";

  /// Of a client, where there is no header.
  private static final Shape.Beginnings ADDRESSES =
      Shape.Beginnings.of("0.", "00.", "000.", "0000:", "AA00:", "::");

  /// How far from the start the connection is looked for.
  private static final int HEADER_AT_MOST = 240;

  private static final int SLASHES_OF_HTTP_TIMERS = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return SyslogLog.BEGINNINGS.include(shape) || ADDRESSES.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    boolean hasHeader = SyslogLog.BEGINNINGS.include(Shape.of(line));
    int connection = connection(line, hasHeader ? 1 : 0);
    if (connection < 0) {
      return Optional.empty();
    }
    var header = SyslogHeader.of(line, context.times());
    var cursor = new Cursor(line, connection + 1);
    var accepted = AccessLogTime.take(cursor, context.times());
    if (accepted.isEmpty() || !cursor.take("] ")) {
      return Optional.empty();
    }
    // The connection was accepted earlier than it was logged.
    var timestamp = header.flatMap(SyslogHeader::timestamp).or(() -> accepted);
    return read(cursor, Found.at(timestamp.get())).as(NAME);
  }

  private static Found read(Cursor cursor, Found found) {
    cursor.skipWord();
    cursor.skipWord();
    int timers = cursor.at();
    cursor.skipWord();
    var text = cursor.text().substring(timers, cursor.at());
    boolean isHttp = text.chars().filter(c -> c == '/').count() == SLASHES_OF_HTTP_TIMERS;
    // A connection that is not HTTP has the number of bytes in place of a status.
    return isHttp ? found.withStatus(StatusCode.at(cursor.text(), cursor.at())) : found;
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
