package logbatch.format;

import java.util.Optional;
import java.util.Set;
import logbatch.model.Level;

/// The word that names a line's severity, near the beginning of its text: `INFO`, `[error]`,
/// `<warn>`, `level=debug`, `app.ERROR:`.
///
/// A word all in upper case is believed wherever a level usually stands. In another case it has to
/// be the first word or to be set off by brackets or a colon, since `error`, `fine` or `alert` are
/// words of prose too.
final class LevelWord {

  private static final int WORDS_MAX = 8;
  private static final int CHARACTERS_MAX = 240;
  private static final int LENGTH_MAX = 13;

  /// A digit may follow `debug` and `trace`.
  private static final int COUNTED_LETTERS = 5;

  private static final String LETTERS = "DIWEF";

  private static final Set<Level> WORDS_OF_PROSE =
      Set.of(
          Level.FINE,
          Level.FINER,
          Level.FINEST,
          Level.CONFIG,
          Level.VERBOSE,
          Level.ALERT,
          Level.PANIC,
          Level.SEVERE);

  private LevelWord() {}

  /// Looks at the words from a position on. The word behind a colon is the last one: what follows
  /// is the message.
  ///
  /// @param from behind the timestamp
  static Optional<LevelText> in(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int at = from;
    boolean isFirst = true;
    boolean isLast = false;
    for (int word = 0; word < WORDS_MAX && !isLast; word++) {
      int start = skipBlanks(line, at, limit);
      at = skipWord(line, start, limit);
      if (start == at) {
        return Optional.empty();
      }
      isLast = followsColon(line, start);
      var level = inWord(line, start, at, isFirst);
      if (level.isPresent()) {
        return level;
      }
      isFirst &= !hasLetter(line, start, at);
    }
    return Optional.empty();
  }

  private static int skipBlanks(String line, int at, int limit) {
    while (at < limit && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipWord(String line, int at, int limit) {
    while (at < limit && !isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean followsColon(String line, int start) {
    int before = start - 1;
    while (before >= 0 && isBlank(line.charAt(before))) {
      before--;
    }
    return before >= 0 && line.charAt(before) == ':';
  }

  /// Looks at the runs of letters within a word such as `[main]`, `level=info`, or `app.ERROR:`.
  private static Optional<LevelText> inWord(String line, int start, int end, boolean isFirst) {
    int at = start;
    while (at < end) {
      int letters = at;
      while (at < end && Cursor.isLetter(line.charAt(at))) {
        at++;
      }
      if (at == letters + COUNTED_LETTERS && at < end && Cursor.isDigit(line.charAt(at))) {
        at++;
      }
      if (at > letters && at - letters <= LENGTH_MAX) {
        var level = level(line, new Run(start, letters, at, end), isFirst);
        if (level.isPresent()) {
          return level;
        }
      }
      at++;
    }
    return Optional.empty();
  }

  /// A run of letters within a word; all four are positions in the line.
  private record Run(int wordStart, int start, int end, int wordEnd) {}

  private static Optional<LevelText> level(String line, Run run, boolean isFirst) {
    char before = run.start() == run.wordStart() ? ' ' : line.charAt(run.start() - 1);
    char after = run.end() == run.wordEnd() ? ' ' : line.charAt(run.end());
    boolean isAlone = " [(<|{*\"'".indexOf(before) >= 0 && " ])>|}:,/*[\"'".indexOf(after) >= 0;
    boolean isNamed = before == '=' && " ,;|]".indexOf(after) >= 0 && isLevelName(line, run);
    boolean isBehindOther = ".:]".indexOf(before) >= 0 && after == ':';
    if (!isAlone && !isNamed && !isBehindOther) {
      return Optional.empty();
    }
    var word = line.substring(run.start(), run.end());
    boolean isUpper = word.chars().noneMatch(Character::isLowerCase);
    boolean isSetOff =
        isNamed
            || (isAlone && ((before != ' ' && after != ' ') || after == ':'))
            || (isFirst && after == '/');
    if (word.length() == 1) {
      return isUpper ? letter(line, run, isFirst, isSetOff) : Optional.empty();
    }
    return LevelText.named(word)
        .filter(named ->
            isUpper || isSetOff || (isFirst && !WORDS_OF_PROSE.contains(named.level())));
  }

  /// A letter is a level in brackets, and without them as the first word before the name of a
  /// component: `I NETWORK`, `W app:`.
  private static Optional<LevelText> letter(
      String line, Run run, boolean isFirst, boolean isSetOff) {
    char letter = line.charAt(run.start());
    boolean isWord = isFirst && run.wordEnd() == run.start() + 1;
    boolean isLevel =
        LETTERS.indexOf(letter) >= 0
            && (isSetOff || (isWord && isBeforeComponent(line, run.wordEnd())));
    return isLevel ? LevelText.ofLetter(letter) : Optional.empty();
  }

  private static boolean isBeforeComponent(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int start = skipBlanks(line, from, limit);
    int end = skipWord(line, start, limit);
    return end > start + 1
        && (Character.isUpperCase(line.charAt(start)) || line.charAt(end - 1) == ':');
  }

  private static boolean hasLetter(String line, int start, int end) {
    return line.substring(start, end).chars().anyMatch(Character::isLetter);
  }

  private static boolean isLevelName(String line, Run run) {
    var name = line.substring(run.wordStart(), run.start() - 1);
    return name.endsWith("level") || name.endsWith("lvl") || name.endsWith("severity");
  }
}
