package logbatch.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// Shows progress: on a terminal one line that is written over, elsewhere a plain line now and
/// then. Not thread-safe.
final class ProgressLine {

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
  private static final String CLEAR_LINE = "\r\u001B[2K";

  /// A line that is wrapped could not be written over.
  private static final int TERMINAL_CHARACTERS = 79;

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

  /// Progress beside what a command prints, and so on standard error.
  static ProgressLine onTerminal() {
    return onTerminal(System.err);
  }

  /// Progress in the way that the terminal understands.
  static ProgressLine onTerminal(PrintStream out) {
    return new ProgressLine(out, style());
  }

  /// Shows a text, if it is due.
  ///
  /// @param text without line breaks
  void show(String text, Instant now) {
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE + text.substring(0, Math.min(text.length(), TERMINAL_CHARACTERS)));
      out.flush();
    } else if (!text.equals(lastText) && lastPlain.isBefore(now.minus(PLAIN_INTERVAL))) {
      out.println(text);
      lastPlain = now;
      lastText = text;
    }
  }

  /// Shows a text, with a bar before it on a terminal.
  ///
  /// @param share of the work that is done, from 0 to 1
  /// @param text without line breaks
  void show(double share, String text, Instant now) {
    show(style == Style.TERMINAL ? ProgressBar.of(share) + "  " + text : text, now);
  }

  /// Makes room for other output.
  void clear() {
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  /// An escape sequence in a file or in a terminal that knows none would only be noise.
  @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 when input or output is redirected
  private static Style style() {
    var console = System.console();
    boolean isTerminal =
        console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    return isTerminal ? Style.TERMINAL : Style.PLAIN;
  }
}
