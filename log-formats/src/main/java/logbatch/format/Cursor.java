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

  /// Moves past everything up to a character, and past that; to the end if it does not come.
  void skipBehind(char last) {
    int found = text.indexOf(last, at);
    at = found < 0 ? text.length() : found + 1;
  }

  /// Moves past a word and the blanks behind it.
  void skipWord() {
    skipBehind(' ');
    takeSpaces();
  }

  void skipWords(int count) {
    for (int i = 0; i < count; i++) {
      skipWord();
    }
  }

  /// Moves past letters, digits and what may be in the name of a field or module: `_`, `-`, `.`,
  /// `@`.
  void skipName() {
    while (isLetter(peek()) || isDigit(peek()) || "_-.@".indexOf(peek()) >= 0) {
      at++;
    }
  }

  /// Moves past a text whose opening quote was taken, and past its end; `\` takes the meaning of
  /// the character behind it.
  void skipQuoted() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        at++;
      }
    }
    at = text.length();
  }

  /// Moves past a field, which may be quoted, and past one delimiter behind it. A quote within
  /// quotes is doubled.
  void skipField(char delimiter) {
    while (take('"')) {
      skipBehind('"');
    }
    skipBehind(delimiter);
  }

  /// Whether a word stands at the position.
  boolean textAhead(String word) {
    return text.startsWith(word, at);
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

  /// How many digits stand at the position; more than 20 are not counted.
  int digitsAhead() {
    int count = 0;
    while (count <= 20 && isDigit(peek(count))) {
      count++;
    }
    return count;
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
