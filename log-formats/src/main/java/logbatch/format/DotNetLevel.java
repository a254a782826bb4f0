package logbatch.format;

import java.util.Optional;
import logbatch.model.Level;

/// The level as the [console logger of
/// .NET](https://learn.microsoft.com/dotnet/core/extensions/console-log-formatter) writes it before
/// a category and the number of an event: `fail: Acme.Shop[13]`.
final class DotNetLevel {

  private DotNetLevel() {}

  static Optional<LevelText> level(String line, int start) {
    var cursor = new Cursor(line, start);
    if (!line.startsWith(": ", start + 4)) {
      return Optional.empty();
    }
    cursor.moveTo(start + 6);
    cursor.skipName();
    return isEvent(cursor) ? named(line.substring(start, start + 4)) : Optional.empty();
  }

  private static boolean isEvent(Cursor cursor) {
    if (!cursor.take('[')) {
      return false;
    }
    int digits = cursor.digitsAhead();
    cursor.moveTo(cursor.at() + digits);
    return digits > 0 && cursor.take(']') && (cursor.isAtEnd() || cursor.peek() == ' ');
  }

  private static Optional<LevelText> named(String word) {
    return switch (word) {
      case "fail" -> Optional.of(new LevelText(Level.ERROR, word));
      case "trce" -> Optional.of(new LevelText(Level.TRACE, word));
      default -> LevelText.named(word);
    };
  }
}
