package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// A line of syslog: RFC 3164 with or without its priority, and RFC 5424.
///
///     <34>Nov  3 04:05:06 host app[12]: message
///     <34>1 2026-11-03T04:05:06.789Z host app 12 ID47 [data] message
record SyslogLog() implements LogFormat {

  private static final String NAME = "syslog";

  /// How far behind the time the end of the tag is looked for.
  private static final int TAG_AT_MOST = 240;

  static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("<0", "AAA 00 0", "AAA  0 0", "AAA 0 00", "*AAA", ".AAA");

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
    return SyslogHeader.of(line, context.times())
        .filter(header -> !HaproxyLog.isMessage(line, header.end()))
        .flatMap(header -> read(line, header, context));
  }

  /// Only behind the tag, the first word of the message may be a level.
  private static Optional<ParseResult> read(String line, SyslogHeader header, FileContext context) {
    var found = new Found(header.timestamp(), OptionalInt.empty(), header.level());
    int tag = endOfTag(line, header.end());
    if (tag < 0) {
      return found.withStatus(Message.status(line, header.end())).as(NAME);
    }
    var cursor = new Cursor(line, tag);
    cursor.takeSpaces();
    AnyTime.take(cursor, context.times());
    return Message.read(line, cursor.at(), context, found).as(NAME);
  }

  /// @return position behind the colon of `host app[12]:`, or -1
  private static int endOfTag(String line, int host) {
    int limit = Math.min(line.length(), host + TAG_AT_MOST);
    int colon = line.indexOf(": ", host, limit);
    return colon < 0 ? -1 : colon + 1;
  }
}
