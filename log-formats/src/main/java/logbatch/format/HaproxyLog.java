package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A line of HAProxy about a connection, with or without a header of syslog before it, whose time
/// may be in ISO 8601.
///
///     Nov  3 04:05:06 host haproxy[12]: 203.0.113.7:4242 [03/Nov/2026:04:05:06.789] web~ app/a1 0/0/1/43/44 200 306 …
record HaproxyLog() implements LogFormat {

  private static final String NAME = "haproxy";

  /// Of a client, where there is no header.
  private static final Shape.Beginnings ADDRESSES =
      Shape.Beginnings.of("0.", "00.", "000.", "0000:", "AA00:", "::");

  private static final Shape.Beginnings ISO_HEADER = Shape.Beginnings.of("0000-00-");

  /// How far from the start the connection is looked for.
  private static final int HEADER_AT_MOST = 240;

  private static final int SLASHES_OF_HTTP_TIMERS = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return hasHeader(shape) || ADDRESSES.include(shape);
  }

  private static boolean hasHeader(Shape shape) {
    return SyslogLog.BEGINNINGS.include(shape) || ISO_HEADER.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int connection = connection(line, hasHeader(Shape.of(line)) ? 1 : 0);
    if (connection < 0) {
      return Optional.empty();
    }
    var cursor = new Cursor(line, connection + 1);
    var accepted = AccessLogTime.take(cursor, context.times());
    if (accepted.isEmpty() || !cursor.take("] ")) {
      return Optional.empty();
    }
    // The connection was accepted earlier than it was logged.
    var timestamp = logged(line, context.times()).or(() -> accepted);
    return read(cursor, Found.at(timestamp.get())).as(NAME);
  }

  private static Optional<Instant> logged(String line, TimeRules times) {
    return SyslogHeader.of(line, times)
        .flatMap(SyslogHeader::timestamp)
        .or(() -> IsoTime.take(new Cursor(line, 0), times));
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
    int start = from == 0 ? 0 : endOfTag(line, from);
    if (start < 0) {
      return -1;
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

  /// The position behind `haproxy[12]: `, or behind RFC 5424's `haproxy 12 - - `; -1 if there is
  /// neither.
  private static int endOfTag(String line, int from) {
    int limit = Math.min(line.length(), from + HEADER_AT_MOST);
    int tag = line.indexOf("]: ", from, limit);
    if (tag >= 0) {
      return tag + 3;
    }
    int nothing = line.indexOf(" - - ", from, limit);
    return nothing < 0 ? -1 : nothing + 5;
  }
}
