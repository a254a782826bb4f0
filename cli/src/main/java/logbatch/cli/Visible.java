package logbatch.cli;

import logbatch.model.LineBytes;

/// Text that came from a log, a file name or an object key, made fit for a terminal.
final class Visible {

  /// Stands for the rest.
  private static final String CUT = " ...";

  private Visible() {}

  /// The text with its control and bidirectional characters shown by their code, so that it can
  /// neither move the cursor nor turn the direction of what follows.
  static String of(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  /// The beginning of a log line, and ` ...` behind it if that is not all of it.
  ///
  /// @param content what is known of the line
  /// @param isTruncated whether the line has more than that
  /// @param maxCharacters as Java counts them; one fewer rather than half of a character
  static String beginning(LineBytes content, boolean isTruncated, int maxCharacters) {
    var text = content.readableText();
    if (text.length() <= maxCharacters) {
      return isTruncated ? of(text) + CUT : of(text);
    }
    boolean isWithinCharacter =
        Character.isHighSurrogate(text.charAt(maxCharacters - 1))
            && Character.isLowSurrogate(text.charAt(maxCharacters));
    return of(text.substring(0, isWithinCharacter ? maxCharacters - 1 : maxCharacters)) + CUT;
  }

  /// Whether a terminal would not show the character, or would obey it.
  static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder shown, int codePoint) {
    if (isHidden(codePoint)) {
      shown.append("\\u{%x}".formatted(codePoint));
    } else {
      shown.appendCodePoint(codePoint);
    }
  }
}
