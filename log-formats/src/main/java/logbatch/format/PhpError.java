package logbatch.format;

import java.util.Optional;
import logbatch.model.Level;

/// The kinds of [errors of PHP](https://www.php.net/manual/en/errorfunc.constants.php) of two words:
/// `PHP Fatal error:  Uncaught …`.
final class PhpError {

  private PhpError() {}

  static Optional<LevelText> level(String line, int start) {
    if (line.startsWith("PHP Fatal error: ", start)) {
      return Optional.of(new LevelText(Level.FATAL, "Fatal"));
    }
    return line.startsWith("PHP Parse error: ", start)
        ? Optional.of(new LevelText(Level.ERROR, "error"))
        : Optional.empty();
  }
}
