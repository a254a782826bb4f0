package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Reading;

/// A line of an HTTP server's access log, common or combined, as Apache httpd and nginx write them.
///
///     host ident user [03/Nov/2026:04:05:06 -0300] "GET / HTTP/1.1" 200 512 "referer" "agent" …
///
/// Something may stand before the host (a virtual host) and behind the agent. No regular expression: each character is
/// looked at a bounded number of times.
record AccessLog() implements LogFormat {

  private static final String NAME = "access-log";

  /// How far from the start the time is looked for; host, identity and user stand before it.
  private static final int TIME_AT_MOST = 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    int bracket = line.indexOf('[');
    while (bracket >= 0 && bracket < TIME_AT_MOST) {
      if (isBehindThreeFields(line, bracket)) {
        var cursor = new Cursor(line, bracket + 1);
        var timestamp = AccessLogTime.take(cursor, context.times());
        if (timestamp.isPresent() && cursor.take("] \"")) {
          return status(line, cursor.at())
              .map(code ->
                  new ParseResult.Parsed(new Reading(NAME, timestamp, code, Optional.empty())));
        }
      }
      bracket = line.indexOf('[', bracket + 1);
    }
    return Optional.empty();
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

  /// The status code behind the quoted request that starts at a position.
  ///
  /// A quote within the request is written `\"` or `\x22`; older servers leave it as it is, so the
  /// request ends at the first plain quote that a status follows, or else at the first escaped one.
  ///
  /// @return empty if the request does not end; an empty number if the status is `-` or no HTTP
  ///   status code
  private static Optional<OptionalInt> status(String line, int request) {
    int escaped = -1;
    for (int quote = line.indexOf('"', request); quote >= 0; quote = line.indexOf('"', quote + 1)) {
      if (isFollowedByStatus(line, quote)) {
        if (quote == request || line.charAt(quote - 1) != '\\') {
          return Optional.of(StatusCode.at(line, quote + 2));
        }
        escaped = escaped < 0 ? quote : escaped;
      }
    }
    return escaped < 0 ? Optional.empty() : Optional.of(StatusCode.at(line, escaped + 2));
  }

  private static boolean isFollowedByStatus(String line, int quote) {
    var cursor = new Cursor(line, quote + 1);
    return cursor.take(' ')
        && (cursor.takeNumber(3) >= 0 || cursor.take('-'))
        && (cursor.isAtEnd() || cursor.peek() == ' ');
  }
}
