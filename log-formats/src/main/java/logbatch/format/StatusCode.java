package logbatch.format;

import java.util.OptionalInt;

/// HTTP status codes: 100 to 599, and nothing else.
final class StatusCode {

  private StatusCode() {}

  /// Reads a field's whole text: `404`, `404.0`.
  static OptionalInt of(String field) {
    var text = field.strip();
    int point = text.indexOf('.');
    if (point == 3 && text.chars().skip(4).allMatch(digit -> digit == '0') && text.length() > 4) {
      text = text.substring(0, 3);
    }
    return text.length() == 3 ? at(text, 0) : OptionalInt.empty();
  }

  /// Reads the three digits at a position, which must not go on with a letter, a digit or decimals.
  static OptionalInt at(String text, int position) {
    var cursor = new Cursor(text, position);
    int code = cursor.takeNumber(3);
    boolean isWhole =
        cursor.isAtBoundary() && !(cursor.peek() == '.' && Cursor.isDigit(cursor.peek(1)));
    return code >= 100 && code <= 599 && isWhole ? OptionalInt.of(code) : OptionalInt.empty();
  }
}
