package logbatch.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Shows progress: on a terminal one line that is written over, elsewhere a plain line now and
/// then. Not thread-safe.
final class ProgressLine {

  private static final String CLEAR_LINE = "\r\u001B[2K";

  /// A line that is wrapped could not be written over.
  private static final int TERMINAL_CHARACTERS = 79;

  private final PrintStream out;
  private final Style style;
  private Instant lastShown = Instant.MIN;
  private String lastText = "";

  /// How progress is shown.
  enum Style {
    /// A terminal that understands escape sequences.
    TERMINAL(Duration.ofMillis(100)),
    /// A file, a pipe, or a terminal that understands nothing.
    PLAIN(Duration.ofSeconds(5));

    private final Duration interval;

    /// @param interval from one text to the next, however often there is news
    Style(Duration interval) {
      this.interval = interval;
    }
  }

  ProgressLine(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  /// Progress beside what a command prints, and so on standard error.
  static ProgressLine onTerminal() {
    return new ProgressLine(System.err, style("err"));
  }

  /// Progress among what a command prints.
  static ProgressLine onStandardOutput() {
    return new ProgressLine(System.out, style("out"));
  }

  /// Shows a text, if it is due.
  ///
  /// @param text without line breaks
  void show(String text, Instant now) {
    if (text.equals(lastText) || lastShown.isAfter(now.minus(style.interval))) {
      return;
    }
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE + text.substring(0, Math.min(text.length(), TERMINAL_CHARACTERS)));
      out.flush();
    } else {
      out.println(text);
    }
    lastShown = now;
    lastText = text;
  }

  /// Shows a text behind the share of the work that is done, which is drawn as a bar on a terminal.
  ///
  /// @param share of the work that is done, from 0 to 1
  /// @param text without line breaks
  void show(double share, String text, Instant now) {
    var done = style == Style.TERMINAL ? ProgressBar.of(share) : ProgressBar.percentage(share);
    show(done + "  " + text, now);
  }

  /// Makes room for other output. What comes next is shown at once.
  void clear() {
    if (style == Style.TERMINAL) {
      out.print(CLEAR_LINE);
      out.flush();
    }
    lastShown = Instant.MIN;
    lastText = "";
  }

  /// An escape sequence in a file or in a terminal that knows none would only be noise.
  ///
  /// @param stream as the script `logbatch` names it, which knows what is a terminal
  private static Style style(String stream) {
    var terminals = List.of(System.getProperty("logbatch.terminals", "").split(","));
    return terminals.contains(stream) && !"dumb".equals(System.getenv("TERM"))
        ? Style.TERMINAL
        : Style.PLAIN;
  }
}
