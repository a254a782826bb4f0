package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp whose year stands before the month's name: `2026 Nov 3 04:05:06`, as switches of
/// Cisco write it before their name, and `2026-Nov-03 04:05:06.789012`.
final class YearMonthTime {

  private YearMonthTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int year = cursor.takeNumber(4);
    char divider = cursor.peek();
    if (year < 0 || (divider != ' ' && divider != '-')) {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + 1);
    int month = Months.take(cursor);
    if (month < 0 || !cursor.take(divider)) {
      return Optional.empty();
    }
    cursor.take(' ');
    int day = cursor.takeNumber(Cursor.isDigit(cursor.peek(1)) ? 2 : 1);
    long nanoOfDay = day >= 0 && cursor.take(' ') ? ClockTime.takeLoosely(cursor) : -1;
    return nanoOfDay < 0 || !cursor.isAtBoundary()
        ? Optional.empty()
        : TimeBehindDate.withZoneOrHost(
            cursor, rules, new TimeBehindDate.Date(year, month, day), nanoOfDay);
  }
}
