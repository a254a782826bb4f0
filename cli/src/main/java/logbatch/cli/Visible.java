package logbatch.cli;

/// Text that came from a log, a file name or an object key, made fit for a terminal.
final class Visible {

  private Visible() {}

  /// The text with its control and bidirectional characters shown by their code, so that it can
  /// neither move the cursor nor turn the direction of what follows.
  static String of(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
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
