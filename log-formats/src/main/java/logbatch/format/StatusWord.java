package logbatch.format;

import java.util.List;
import java.util.OptionalInt;

/// A status code that a line of text names as such: `status=404`, `status_code: 404`,
/// `statusCode=404`. The status with which a process ended is none: `code=exited, status=203/EXEC`,
/// `exit status: 1`.
final class StatusWord {

  private static final int CHARACTERS_MAX = 8192;

  /// Behind the digits of a code, systemd writes its name: `203/EXEC`.
  private static final int DIGITS = 3;

  /// How many blanks and commas may stand between the end of a process and its status.
  private static final int BETWEEN_MAX = 4;

  private static final String STATUS = "status";

  /// What [systemd](https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html) and
  /// shells write before the status of a process, blanks and a comma aside.
  private static final List<String> ENDS_OF_PROCESSES =
      List.of("code=exited", "code=killed", "code=dumped", "exit", "Exit");

  private StatusWord() {}

  /// The first status code so named.
  ///
  /// @param from behind the timestamp
  static OptionalInt in(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int at = line.indexOf(STATUS, from, limit);
    while (at >= 0) {
      var code = isOfProcess(line, at) ? OptionalInt.empty() : behind(line, at);
      if (code.isPresent()) {
        return code;
      }
      at = line.indexOf(STATUS, at + STATUS.length(), limit);
    }
    return OptionalInt.empty();
  }

  private static OptionalInt behind(String line, int at) {
    var cursor = new Cursor(line, at + STATUS.length());
    if (cursor.take("_code") || cursor.take("Code")) {
      // The longer name says the same.
    }
    boolean isQuoted = cursor.take('"');
    if (!cursor.take('=') && !cursor.take(':')) {
      return OptionalInt.empty();
    }
    if (isQuoted || cursor.peek() == ' ') {
      cursor.takeSpaces();
    }
    cursor.take('"');
    boolean isNamed = cursor.peek(DIGITS) == '/';
    return isNamed ? OptionalInt.empty() : StatusCode.at(line, cursor.at());
  }

  private static boolean isOfProcess(String line, int at) {
    int end = at;
    while (end > 0 && ", ".indexOf(line.charAt(end - 1)) >= 0 && end > at - BETWEEN_MAX) {
      end--;
    }
    for (var word : ENDS_OF_PROCESSES) {
      if (line.startsWith(word, end - word.length())) {
        return end < at;
      }
    }
    return false;
  }
}
