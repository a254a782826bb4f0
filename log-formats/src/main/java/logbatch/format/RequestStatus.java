package logbatch.format;

import java.util.OptionalInt;

/// The status code behind an HTTP request that a message quotes: `"GET / HTTP/1.1" 404`, `(HTTP/1.1
/// 200)`.
final class RequestStatus {

  private static final int CHARACTERS_MAX = 8192;
  private static final String PROTOCOL = "HTTP/";

  private RequestStatus() {}

  /// The first status code that stands behind a protocol's version.
  ///
  /// @param from where the message begins
  static OptionalInt in(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int at = line.indexOf(PROTOCOL, from, limit);
    while (at >= 0) {
      var cursor = new Cursor(line, at + PROTOCOL.length());
      takeVersion(cursor);
      cursor.take('"');
      if (cursor.take(' ')) {
        var code = StatusCode.at(line, cursor.at());
        if (code.isPresent()) {
          return code;
        }
      }
      at = line.indexOf(PROTOCOL, at + PROTOCOL.length(), limit);
    }
    return OptionalInt.empty();
  }

  /// Reads `1.1` or `2`.
  private static void takeVersion(Cursor cursor) {
    cursor.takeNumber(1);
    if (cursor.take('.')) {
      cursor.takeNumber(1);
    }
  }
}
