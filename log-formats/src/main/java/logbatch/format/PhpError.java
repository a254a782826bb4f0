package logbatch.format;

import java.util.Optional;
import logbatch.model.Level;

/// The kinds of [errors of PHP](https://www.php.net/manual/en/errorfunc.constants.php): `PHP Fatal
/// error: Uncaught …`.
final class PhpError {

  private static final String LANGUAGE = "PHP ";

  private PhpError() {}

  static Optional<LevelText> level(String line, int start) {
    int colon = line.startsWith(LANGUAGE, start) ? line.indexOf(": ", start) : -1;
    if (colon < 0) {
      return Optional.empty();
    }
    return switch (line.substring(start + LANGUAGE.length(), colon)) {
      case "Fatal error" -> Optional.of(new LevelText(Level.FATAL, "Fatal"));
      case "Parse error" -> Optional.of(new LevelText(Level.ERROR, "error"));
      case "Warning" -> Optional.of(new LevelText(Level.WARN, "Warning"));
      case "Notice" -> Optional.of(new LevelText(Level.NOTICE, "Notice"));
      default -> Optional.empty();
    };
  }
}
