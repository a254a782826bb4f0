package logbatch.format;

import java.util.Map;
import java.util.Optional;
import logbatch.model.Level;
import logbatch.model.Reading;

/// A level, and the word by which a line names it.
///
/// @param text as it stands in the line
record LevelText(Level level, String text) {

  /// [RabbitMQ](https://www.rabbitmq.com/docs/logging) cuts levels to four letters; the others of
  /// its words are those of many.
  private static final Map<String, Level> OF_RABBITMQ =
      Map.of("erro", Level.ERROR, "noti", Level.NOTICE);

  /// The level that a word names, in any case. Some count their levels of detail: `debug1` to
  /// `debug5`, `trace1` to `trace8`.
  static Optional<LevelText> named(String word) {
    int letters = word.length() - 1;
    boolean isCounted = letters == 5 && Cursor.isDigit(word.charAt(letters));
    var level = Level.named(isCounted ? word.substring(0, letters) : word);
    return level
        .or(() -> Optional.ofNullable(OF_RABBITMQ.get(word)))
        .filter(named -> !isCounted || named == Level.DEBUG || named == Level.TRACE)
        .map(named -> new LevelText(named, word));
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

  /// The level that a field holds, which has nothing else in it: a word, a letter, or a letter that
  /// counts its levels of detail, such as `D2`.
  static Optional<LevelText> ofField(String value) {
    return named(value).or(() -> ofCountedLetter(value));
  }

  private static Optional<LevelText> ofCountedLetter(String value) {
    boolean isCounted =
        value.length() == 2 && value.charAt(0) == 'D' && Cursor.isDigit(value.charAt(1));
    return value.length() == 1 || isCounted
        ? ofLetter(value.charAt(0)).map(letter -> new LevelText(letter.level(), value))
        : Optional.empty();
  }

  /// The level of what was read, and its word.
  static Optional<LevelText> of(Reading reading) {
    return reading
        .level()
        .map(level -> new LevelText(level, reading.levelOriginal().orElse(level.name())));
  }

  /// The text, if it is not the level's name in whatever case.
  Optional<String> original() {
    return text.equalsIgnoreCase(level.name()) ? Optional.empty() : Optional.of(text);
  }
}
