package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// The first timestamp in a line of whatever format.
///
/// @param instant what it says
/// @param start position of its first character
/// @param end position behind it
record FirstTime(Instant instant, int start, int end) {

  /// What may stand right before a timestamp.
  private static final String BEFORE = " \t[(<{\"'|=:,;*/";

  /// Looks for a timestamp.
  ///
  /// @param limit where a timestamp has to begin before
  static Optional<FirstTime> in(String line, int limit, TimeRules times) {
    var cursor = new Cursor(line, 0);
    int end = Math.min(limit, line.length());
    for (int start = 0; start < end; start++) {
      if (mayStart(line, start)) {
        cursor.moveTo(start);
        var instant = AnyTime.take(cursor, times);
        if (instant.isPresent()) {
          return Optional.of(new FirstTime(instant.get(), start, cursor.at()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean mayStart(String line, int start) {
    char first = line.charAt(start);
    boolean isStart = Cursor.isDigit(first) || (first >= 'A' && first <= 'W');
    return isStart && (start == 0 || BEFORE.indexOf(line.charAt(start - 1)) >= 0);
  }
}
