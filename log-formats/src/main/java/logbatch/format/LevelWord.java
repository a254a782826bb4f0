package logbatch.format;

import java.util.Optional;
import java.util.Set;
import logbatch.model.Level;

/// The word that names a line's severity, near the beginning of its text: `INFO`, `[error]`,
/// `<warn>`, `level=debug`, `app.ERROR:`, `[I]`.
///
/// A word all in upper case is believed wherever a level usually stands. In another case it has to
/// be the first word, or to be set off by brackets, or by a colon no later than behind the second
/// word, since `error`, `fine` or `alert` are words of prose too.
final class LevelWord {

  private static final int WORDS_MAX = 8;
  private static final int CHARACTERS_MAX = 240;
  private static final int LENGTH_MAX = 13;

  /// A digit may follow `debug` and `trace`.
  private static final int COUNTED_LETTERS = 5;

  private static final String LETTERS = "DIWEF";
  private static final String BEFORE = " [(<|{*";
  private static final String AFTER = " ])>|}:,/*[";

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
    int named = 0;
    boolean isOpen = false;
    boolean isLast = false;
    for (int count = 0; count < WORDS_MAX && !isLast; count++) {
      int start = skipBlanks(line, at, limit);
      at = skipWord(line, start, limit);
      if (start == at) {
        return Optional.empty();
      }
      isLast = followsColon(line, start);
      var level = inWord(line, new Word(start, at, named, isLast, isOpen));
      if (level.isPresent()) {
        return level;
      }
      named += hasLetter(line, start, at) ? 1 : 0;
      isOpen = line.charAt(start) == '[' && line.charAt(at - 1) != ']';
    }
    return Optional.empty();
  }

  /// What stands between two blanks.
  ///
  /// @param start position in the line
  /// @param end position behind it
  /// @param named how many words with letters stand before it
  /// @param isBehindColon whether a colon ends the word before
  /// @param isOpen whether the word before opened a bracket and did not close it
  private record Word(int start, int end, int named, boolean isBehindColon, boolean isOpen) {

    boolean isFirst() {
      return named == 0;
    }
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
  private static Optional<LevelText> inWord(String line, Word word) {
    int at = word.start();
    while (at < word.end()) {
      int letters = at;
      while (at < word.end() && Cursor.isLetter(line.charAt(at))) {
        at++;
      }
      boolean isCounted =
          at == letters + COUNTED_LETTERS && at < word.end() && Cursor.isDigit(line.charAt(at));
      at += isCounted ? 1 : 0;
      if (at > letters && at - letters <= LENGTH_MAX) {
        var level = level(line, word, letters, at);
        if (level.isPresent()) {
          return level;
        }
      }
      at++;
    }
    return Optional.empty();
  }

  private static Optional<LevelText> level(String line, Word word, int start, int end) {
    char before = start == word.start() ? ' ' : line.charAt(start - 1);
    char after = end == word.end() ? ' ' : line.charAt(end);
    boolean isAlone = BEFORE.indexOf(before) >= 0 && AFTER.indexOf(after) >= 0;
    boolean isNamed = isNamed(line, word, start, after);
    boolean isBehindOther = ".:]".indexOf(before) >= 0 && after == ':';
    if (!isAlone && !isNamed && !isBehindOther) {
      return Optional.empty();
    }
    boolean isUpper = isUpper(line, start, end);
    boolean isSetOff =
        isNamed
            || (isAlone && before != ' ' && after != ' ')
            || (isAlone && after == ':' && (word.named() <= 1 || word.isBehindColon()))
            || (isAlone && word.isOpen())
            || (word.isFirst() && after == '/');
    if (end == start + 1) {
      return isUpper ? letter(line, word, start, isSetOff) : Optional.empty();
    }
    if (isKindOfAlert(line, start, end)) {
      return Optional.empty();
    }
    return isUpper || isSetOff || word.isFirst()
        ? LevelText.named(line.substring(start, end))
            .filter(named -> isUpper || isSetOff || !WORDS_OF_PROSE.contains(named.level()))
        : Optional.empty();
  }

  /// Nagios calls what it tells of a host a `HOST ALERT`, whatever the state: `SERVICE ALERT: `.
  private static boolean isKindOfAlert(String line, int start, int end) {
    return line.startsWith("ALERT", start)
        && end == start + 5
        && (line.startsWith("SERVICE ", start - 8) || line.startsWith("HOST ", start - 5));
  }

  /// A letter is a level in brackets, and without them as the first word before the name of a
  /// component: `I NETWORK`, `W app:`.
  private static Optional<LevelText> letter(String line, Word word, int start, boolean isSetOff) {
    char letter = line.charAt(start);
    boolean isWord = word.isFirst() && word.end() == start + 1;
    boolean isLevel =
        LETTERS.indexOf(letter) >= 0
            && (isSetOff || (isWord && isBeforeComponent(line, word.end())));
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
    for (int at = start; at < end; at++) {
      if (Character.isLetter(line.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUpper(String line, int start, int end) {
    for (int at = start; at < end; at++) {
      if (line.charAt(at) >= 'a') {
        return false;
      }
    }
    return true;
  }

  /// Whether a run of letters is the value of `level=info` or `level="info"`.
  private static boolean isNamed(String line, Word word, int start, char after) {
    int equals = start - (start > word.start() && line.charAt(start - 1) == '"' ? 2 : 1);
    if (equals < word.start() || line.charAt(equals) != '=' || " ,;|]\"".indexOf(after) < 0) {
      return false;
    }
    var name = line.substring(word.start(), equals);
    return name.endsWith("level") || name.endsWith("lvl") || name.endsWith("severity");
  }
}
