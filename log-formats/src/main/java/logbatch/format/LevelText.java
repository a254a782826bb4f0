package logbatch.format;

import java.util.Optional;
import logbatch.model.Level;

/// A level, and the word by which a line names it.
///
/// @param text as it stands in the line
record LevelText(Level level, String text) {

  /// The level that a word names, in any case.
  static Optional<LevelText> named(String word) {
    return Level.named(word).map(level -> new LevelText(level, word));
  }

  /// The level that a letter stands for, as in glog, logcat and many others: `E`.
  static Optional<LevelText> ofLetter(char letter) {
    var level =
        switch (letter) {
          case 'T' -> Level.TRACE;
          case 'V' -> Level.VERBOSE;
          case 'D' -> Level.DEBUG;
          case 'I' -> Level.INFO;
          case 'N' -> Level.NOTICE;
          case 'W' -> Level.WARN;
          case 'E' -> Level.ERROR;
          case 'C' -> Level.CRITICAL;
          case 'F' -> Level.FATAL;
          default -> null;
        };
    return Optional.ofNullable(level)
        .map(known -> new LevelText(known, Character.toString(letter)));
  }

  /// The text, if it is not the level's name in whatever case.
  Optional<String> original() {
    return text.equalsIgnoreCase(level.name()) ? Optional.empty() : Optional.of(text);
  }
}
