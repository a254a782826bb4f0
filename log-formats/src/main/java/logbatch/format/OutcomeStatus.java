package logbatch.format;

import java.util.OptionalInt;

/// The status code in a sentence on how a request ended, as frameworks write it: [Serilog for
/// ASP.NET](https://github.com/serilog/serilog-aspnetcore) `HTTP GET / responded 404 in 1.2 ms`,
/// [Rails](https://guides.rubyonrails.org/action_controller_overview.html) `Completed 404 Not Found
/// in 12ms`.
final class OutcomeStatus {

  private static final int CHARACTERS_MAX = 2048;
  private static final int REASON_MAX = 64;
  private static final String RESPONDED = " responded ";
  private static final String COMPLETED = "Completed ";
  private static final String IN = " in ";

  private OutcomeStatus() {}

  /// @param from behind the timestamp
  static OptionalInt in(String line, int from) {
    int limit = Math.min(line.length(), from + CHARACTERS_MAX);
    int responded = line.indexOf(RESPONDED, from, limit);
    if (responded >= 0 && line.indexOf("HTTP ", from, responded) >= 0) {
      int code = responded + RESPONDED.length();
      return isDuration(line, code + 3) ? StatusCode.at(line, code) : OptionalInt.empty();
    }
    int completed = line.indexOf(COMPLETED, from, limit);
    return completed < 0 ? OptionalInt.empty() : completed(line, completed + COMPLETED.length());
  }

  /// The status code with which a line begins that has neither a time nor a level.
  static OptionalInt atStart(String line) {
    return line.startsWith(COMPLETED) ? completed(line, COMPLETED.length()) : OptionalInt.empty();
  }

  private static OptionalInt completed(String line, int code) {
    int reason = Math.min(line.length(), code + 3);
    int end = line.indexOf(IN, reason, Math.min(line.length(), reason + REASON_MAX));
    return end > reason && isReason(line, reason, end) && isDuration(line, end)
        ? StatusCode.at(line, code)
        : OptionalInt.empty();
  }

  /// Each word of a reason begins with a capital; `Completed 200 jobs in 12ms` has none.
  private static boolean isReason(String line, int start, int end) {
    for (int at = start; at < end; at++) {
      if (line.charAt(at) == ' ' && !Character.isUpperCase(line.charAt(at + 1))) {
        return false;
      }
    }
    return true;
  }

  /// Reads ` in 12ms`, ` in 1.2 ms`.
  private static boolean isDuration(String line, int start) {
    var cursor = new Cursor(line, start);
    int digits = cursor.take(IN) ? cursor.digitsAhead() : 0;
    cursor.moveTo(cursor.at() + digits);
    if (cursor.take('.')) {
      cursor.moveTo(cursor.at() + cursor.digitsAhead());
    }
    cursor.take(' ');
    return digits > 0 && cursor.take("ms") && cursor.isAtBoundary();
  }
}
