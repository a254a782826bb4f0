package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A line of an HTTP server's access log, common or combined, as Apache httpd and nginx write them.
///
///     host ident user [03/Nov/2026:04:05:06 -0300] "GET / HTTP/1.1" 200 512 "referer" "agent" …
///
/// Something may stand before the host (a virtual host) and behind the agent. No regular expression: each character is
/// looked at a bounded number of times.
record AccessLog() implements LogFormat {

  private static final String NAME = "access-log";

  /// A line that begins with a time or a priority has the access log's line within its message.
  private static final Shape.Beginnings OTHERS =
      Shape.Beginnings.of(
          "0000-00-",
          "0000/00/",
          "[",
          "<0",
          "{",
          " ",
          "\t",
          "AAA 00 0",
          "AAA  0 0",
          "AAA 0 00",
          "A0000 00:",
          "00-00 00:",
          "000000 00");

  /// How far from the start the time is looked for; host, identity and user stand before it.
  private static final int TIME_AT_MOST = 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return !OTHERS.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int bracket = line.indexOf('[');
    while (bracket >= 0 && bracket < TIME_AT_MOST) {
      if (isBehindThreeFields(line, bracket)) {
        var cursor = new Cursor(line, bracket + 1);
        var timestamp = takeTime(cursor, context.times());
        if (timestamp.isPresent() && cursor.take("] ")) {
          return AccessRequest.statusAround(line, cursor.at())
              .map(code -> FtpRequest.isAt(line, cursor.at()) ? OptionalInt.empty() : code)
              .flatMap(code -> Found.at(timestamp.get()).withStatus(code).as(NAME));
        }
      }
      bracket = line.indexOf('[', bracket + 1);
    }
    return Optional.empty();
  }

  private static Optional<Instant> takeTime(Cursor cursor, TimeRules times) {
    var usual = AccessLogTime.take(cursor, times);
    return usual.isPresent() ? usual : AnyTime.take(cursor, times);
  }

  /// Host, identity and user, with a blank behind each.
  private static boolean isBehindThreeFields(String line, int bracket) {
    if (bracket < 6 || line.charAt(bracket - 1) != ' ') {
      return false;
    }
    int first = line.indexOf(' ');
    int second = first > 0 ? line.indexOf(' ', first + 1) : -1;
    return second > first + 1 && second < bracket - 2;
  }
}
