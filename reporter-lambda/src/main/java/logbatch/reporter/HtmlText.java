package logbatch.reporter;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Text as it may stand in an HTML page, in an element as well as in a quoted attribute.
final class HtmlText {

  private HtmlText() {}

  /// Escapes markup, and shows what could not be seen or could reorder what is seen: control
  /// characters, directions, zero widths and unpaired surrogates appear as `⟨U+202E⟩`.
  static String of(String text) {
    var html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(codePoint -> append(html, codePoint));
    return html.toString();
  }

  /// A whole number with dots between its thousands, as in Portuguese.
  static String of(long number) {
    var symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setGroupingSeparator('.');
    return new DecimalFormat("#,##0", symbols).format(number);
  }

  private static void append(StringBuilder html, int codePoint) {
    switch (codePoint) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> {
        if (isVisible(codePoint)) {
          html.appendCodePoint(codePoint);
        } else {
          html.append("⟨U+%04X⟩".formatted(codePoint));
        }
      }
    }
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
