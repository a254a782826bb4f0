package logbatch.format;

import java.util.Locale;
import java.util.Optional;

/// A level at the beginning of a line, set off from what follows: `[INFO] `, `WARNING: `, `(N) `,
/// `I, [`, and behind a time of day.
final class LevelMark {

  private static final String DECORATION = "[](), ";

  private LevelMark() {}

  /// The level if a text is nothing but its letter and brackets: `I, [`.
  static Optional<LevelText> onlyLetter(String text) {
    char letter = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (DECORATION.indexOf(c) < 0) {
        if (letter != 0) {
          return Optional.empty();
        }
        letter = c;
      }
    }
    return LevelText.ofLetter(letter);
  }

  /// The level at the beginning of a line that has no date.
  static Optional<LevelText> atStart(String line) {
    var cursor = new Cursor(line, 0);
    boolean isBracketed = cursor.take('[');
    if (ClockTime.take(cursor) >= 0) {
      return LevelWord.in(line, cursor.at());
    }
    int start = cursor.at();
    cursor.skipName();
    char end = cursor.peek();
    var word = line.substring(start, cursor.at());
    boolean isSetOff =
        isBracketed
            ? end == ']'
            : (end == ':' || end == '[') && word.equals(word.toUpperCase(Locale.ROOT));
    isSetOff |= !isBracketed && isBeforeFacility(cursor);
    return isSetOff ? LevelText.named(word) : Optional.empty();
  }

  /// Reads `/cli: `, as Icinga goes on behind a level.
  private static boolean isBeforeFacility(Cursor cursor) {
    if (!cursor.take('/')) {
      return false;
    }
    cursor.skipName();
    return cursor.textAhead(": ");
  }
}
