package logbatch.format;

import java.util.Optional;
import java.util.function.Function;

/// A position in a text, and what stands there. Reading moves it only where it succeeds. Not
/// thread-safe.
final class Cursor {

  /// What [#peek] gives behind the end. A text may hold it too, and no notation does.
  static final char END = '\0';

  private final String text;
  private int at;

  /// @param at from 0
  Cursor(String text, int at) {
    this.text = text;
    this.at = at;
  }

  String text() {
    return text;
  }

  int at() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /// The character at the position; [#END] behind the end.
  char peek() {
    return peek(0);
  }

  /// The character so many after the position; [#END] behind the end.
  char peek(int ahead) {
    int index = at + ahead;
    return index < text.length() ? text.charAt(index) : END;
  }

  /// Moves past a character if it is there.
  boolean take(char wanted) {
    if (peek() == wanted && !isAtEnd()) {
      at++;
      return true;
    }
    return false;
  }

  /// Moves past a word if it is there.
  boolean take(String wanted) {
    if (text.startsWith(wanted, at)) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  /// Moves past blanks.
  ///
  /// @return how many there were
  int takeSpaces() {
    int start = at;
    while (peek() == ' ') {
      at++;
    }
    return at - start;
  }

  /// Reads a number of exactly so many digits; more may follow.
  ///
  /// @param count 1 to 9
  /// @return -1 if there are not so many digits
  int takeNumber(int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    at += count;
    return number;
  }

  /// Whether the character at the position is neither letter nor digit, so that whatever was read
  /// is whole.
  boolean isAtBoundary() {
    return isAtEnd() || !Character.isLetterOrDigit(peek());
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// Takes what a reader finds at the position; if it finds nothing, the cursor is where it was.
  <T> Optional<T> takeOrStay(Function<Cursor, Optional<T>> reader) {
    int start = at();
    var found = reader.apply(this);
    if (found.isEmpty()) {
      moveTo(start);
    }
    return found;
  }
}
