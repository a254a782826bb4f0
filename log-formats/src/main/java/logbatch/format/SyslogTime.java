package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp as in RFC 3164 and in C's `asctime`: `Nov 3 04:05:06`, `Nov 3 04:05:06 2026`, `Nov 3
/// 2026 04:05:06.789`.
final class SyslogTime {

  private SyslogTime() {}

  /// Reads the timestamp at the position. A day below 10 has a blank or a zero before it, or none;
  /// the year may be missing, or stand before or behind the time.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int month = Months.take(cursor);
    if (month < 0 || cursor.takeSpaces() == 0) {
      return Optional.empty();
    }
    int day = cursor.takeNumber(Cursor.isDigit(cursor.peek(1)) ? 2 : 1);
    if (day < 0 || !cursor.take(' ')) {
      return Optional.empty();
    }
    int year = takeYear(cursor, ' ');
    long nanoOfDay = ClockTime.take(cursor);
    if (nanoOfDay < 0 || !cursor.isAtBoundary()) {
      return Optional.empty();
    }
    if (year < 0) {
      year = takeYearBehind(cursor);
    }
    if (year < 0) {
      return rules.withoutYear(month, day, nanoOfDay);
    }
    return Dates.exists(year, month, day)
        ? Optional.of(rules.at(Dates.epochDay(year, month, day), nanoOfDay))
        : Optional.empty();
  }

  private static int takeYear(Cursor cursor, char divider) {
    int start = cursor.at();
    int year = cursor.takeNumber(4);
    if (year >= 0 && cursor.take(divider)) {
      return year;
    }
    cursor.moveTo(start);
    return -1;
  }

  /// A host may be named by digits; so only what looks like a year of these two centuries is one.
  private static int takeYearBehind(Cursor cursor) {
    int start = cursor.at();
    if (cursor.take(' ')) {
      int year = cursor.takeNumber(4);
      if (year >= 1970 && year < 2100 && (cursor.isAtEnd() || cursor.peek() == ']')) {
        return year;
      }
    }
    cursor.moveTo(start);
    return -1;
  }
}
