package logbatch.format;

import java.util.OptionalInt;

/// A status code that a line of text names as such: `status=404`, `status_code: 404`,
/// `statusCode=404`.
final class StatusWord {

  private static final int CHARACTERS_MAX = 8192;
  private static final String STATUS = "status";

  private StatusWord() {}

  /// The first status code so named.
  ///
  /// @param from behind the timestamp
  static OptionalInt in(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int at = line.indexOf(STATUS, from, limit);
    while (at >= 0) {
      var code = behind(line, at);
      if (code.isPresent()) {
        return code;
      }
      at = line.indexOf(STATUS, at + STATUS.length(), limit);
    }
    return OptionalInt.empty();
  }

  private static OptionalInt behind(String line, int at) {
    var cursor = new Cursor(line, at + STATUS.length());
    if (cursor.take("_code") || cursor.take("Code")) {
      // The longer name says the same.
    }
    boolean isQuoted = cursor.take('"');
    if (!cursor.take('=') && !cursor.take(':')) {
      return OptionalInt.empty();
    }
    if (isQuoted || cursor.peek() == ' ') {
      cursor.takeSpaces();
    }
    cursor.take('"');
    return StatusCode.at(line, cursor.at());
  }
}
