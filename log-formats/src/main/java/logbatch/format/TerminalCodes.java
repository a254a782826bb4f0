package logbatch.format;

/// Colours and other escape sequences of terminals (ECMA-48 CSI), which programs leave in their
/// logs.
final class TerminalCodes {

  private static final char ESCAPE = '\u001B';

  private TerminalCodes() {}

  /// The line as a terminal would show it.
  static String removedFrom(String line) {
    int escape = line.indexOf(ESCAPE);
    if (escape < 0) {
      return line;
    }
    var shown = new StringBuilder(line.length());
    int from = 0;
    while (escape >= 0) {
      shown.append(line, from, escape);
      from = end(line, escape);
      escape = line.indexOf(ESCAPE, from);
    }
    return shown.append(line, from, line.length()).toString();
  }

  /// `ESC [`, parameters, then one letter ends the sequence. An escape character of another kind
  /// goes by itself.
  private static int end(String line, int escape) {
    if (escape + 1 >= line.length() || line.charAt(escape + 1) != '[') {
      return escape + 1;
    }
    int at = escape + 2;
    while (at < line.length() && line.charAt(at) >= ' ' && line.charAt(at) <= '?') {
      at++;
    }
    boolean isEnded = at < line.length() && line.charAt(at) >= '@' && line.charAt(at) <= '~';
    return isEnded ? at + 1 : escape + 1;
  }
}
