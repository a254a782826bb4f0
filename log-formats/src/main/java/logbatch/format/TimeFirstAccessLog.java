package logbatch.format;

import java.util.Optional;
import java.util.OptionalInt;

/// A line of an access log that begins with its time, as proxies and TLS logs have it.
///
///     [03/Nov/2026:04:05:06 +0000] - 404 404 - GET https example.org "/path" [Client 203.0.113.7] …
///     [03/Nov/2026:04:05:06 +0000] example.org 203.0.113.7 0.002 "GET / HTTP/1.1" 401 77 …
///     [03/Nov/2026:04:05:06 +0000] 203.0.113.7 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 "GET / HTTP/1.1" 1342
record TimeFirstAccessLog() implements LogFormat {

  private static final String NAME = "time-first-access-log";

  private static final Shape.Beginnings BEGINNINGS = Shape.Beginnings.of("[00/AAA/0");

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
    var cursor = new Cursor(line, 1);
    var timestamp = AccessLogTime.take(cursor, context.times());
    if (timestamp.isEmpty() || !cursor.take("] ") || cursor.peek() == '[') {
      return Optional.empty();
    }
    int quote = line.indexOf('"', cursor.at());
    if (quote < 0) {
      return Optional.empty();
    }
    var found = Found.at(timestamp.get());
    return found.withStatus(status(line, cursor.at(), quote)).as(NAME);
  }

  private static OptionalInt status(String line, int fields, int quote) {
    boolean isBehindMethod = HttpMethod.is(line, quote + 1, endOfWord(line, quote + 1));
    // Behind the request of a TLS log there is the number of bytes.
    boolean isTls =
        line.indexOf(" TLSv1", fields, quote) >= 0 || line.indexOf(" SSLv", fields, quote) >= 0;
    var before = statusBeforeMethod(new Cursor(line, fields), quote);
    if (before.isPresent() || isTls) {
      return before;
    }
    var behind = AccessRequest.status(line, quote);
    return behind.isPresent() || isBehindMethod
        ? behind.orElse(OptionalInt.empty())
        : OptionalInt.empty();
  }

  private static int endOfWord(String line, int start) {
    int end = line.indexOf(' ', start);
    return end < 0 ? line.length() : end;
  }

  /// nginx proxy manager has cache state, upstream status and status before ` - GET`.
  private static OptionalInt statusBeforeMethod(Cursor cursor, int quote) {
    var last = OptionalInt.empty();
    while (cursor.at() < quote && !cursor.isAtEnd()) {
      var code = StatusCode.at(cursor.text(), cursor.at());
      cursor.skipWord();
      if (code.isPresent() && cursor.textAhead("- ")) {
        int method = cursor.at() + 2;
        last = HttpMethod.is(cursor.text(), method, endOfWord(cursor.text(), method)) ? code : last;
      }
    }
    return last;
  }
}
