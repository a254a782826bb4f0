package logbatch.format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// A field that is a timestamp, in whichever notation.
final class Timestamps {

  private static final int LENGTH_MAX = 64;

  private static final List<BiFunction<Cursor, TimeRules, Optional<Instant>>> NOTATIONS =
      List.of(IsoTime::take, AccessLogTime::take, SyslogTime::take);

  private static final Set<String> WEEKDAYS =
      Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Timestamps() {}

  /// Reads a field's whole text.
  ///
  /// @return empty if the field is no timestamp; a date without a time is none
  static Optional<Instant> of(String field, TimeRules rules) {
    var text = field.strip();
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    var cursor = new Cursor(text, afterWeekday(text));
    for (var notation : NOTATIONS) {
      int start = cursor.at();
      var instant = notation.apply(cursor, rules);
      if (instant.isPresent() && cursor.isAtEnd()) {
        return instant;
      }
      cursor.moveTo(start);
    }
    return EpochTime.of(text);
  }

  private static int afterWeekday(String text) {
    return text.length() > 4 && text.charAt(3) == ' ' && WEEKDAYS.contains(text.substring(0, 3))
        ? 4
        : 0;
  }
}
