package logbatch.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// Shows progress: on a terminal one line that is written over, elsewhere a plain line now and
/// then. Not thread-safe.
final class ProgressLine {

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintStream out;
  private final Style style;
  private Instant lastPlain = Instant.MIN;
  private String lastText = "";

  /// How progress is shown.
  enum Style {
    /// A terminal that understands escape sequences.
    TERMINAL,
    /// A file, a pipe, or a terminal that understands nothing.
    PLAIN
  }

  ProgressLine(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  /// Shows a text, if it is due.
  ///
  /// @param text without line breaks
  void show(String text, Instant now) {
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE + text);
      out.flush();
    } else if (!text.equals(lastText) && lastPlain.isBefore(now.minus(PLAIN_INTERVAL))) {
      out.println(text);
      lastPlain = now;
      lastText = text;
    }
  }

  /// Makes room for other output.
  void clear() {
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
