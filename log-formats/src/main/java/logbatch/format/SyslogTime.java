package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp whose month's name comes first, as in RFC 3164, in C's `asctime` and in `date`: `Nov
/// 3 04:05:06`, `Nov 3 04:05:06 2026`, `Nov 3 2026 04:05:06.789`, `Nov 03, 2026 4:05:06 AM`, `Nov 3
/// 04:05:06 UTC 2026`, `Nov-03 04:05:06.789`, `Nov 3 04:05:06 CET:`.
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
    boolean isNamed = month > 0 && (cursor.takeSpaces() > 0 || cursor.take('-'));
    if (!isNamed) {
      return Optional.empty();
    }
    int day = cursor.takeNumber(Cursor.isDigit(cursor.peek(1)) ? 2 : 1);
    boolean hasComma = cursor.take(", ");
    if (day < 0 || !(hasComma || cursor.take(' '))) {
      return Optional.empty();
    }
    int year = takeYear(cursor);
    long nanoOfDay = ClockTime.takeLoosely(cursor);
    if (nanoOfDay < 0 || !cursor.isAtBoundary()) {
      return Optional.empty();
    }
    var date = new TimeBehindDate.Date(year, month, day);
    boolean isTwelveHours = !Cursor.isDigit(cursor.text().charAt(cursor.at() - 1));
    if (hasComma || isTwelveHours) {
      return TimeBehindDate.withZone(cursor, rules, date, nanoOfDay);
    }
    return year == TimeBehindDate.NO_YEAR
        ? withYearBehind(cursor, rules, date, nanoOfDay)
        : TimeBehindDate.withZoneOrHost(cursor, rules, date, nanoOfDay);
  }

  private static Optional<Instant> withYearBehind(
      Cursor cursor, TimeRules rules, TimeBehindDate.Date date, long nanoOfDay) {
    int behindTime = cursor.at();
    int offset = ZoneSuffix.take(cursor);
    int year = offset == ZoneSuffix.IMPOSSIBLE ? -1 : takeYearBehind(cursor);
    if (year < 0) {
      cursor.moveTo(behindTime);
      return TimeBehindDate.withZoneOrHost(cursor, rules, date, nanoOfDay);
    }
    return TimeBehindDate.instant(
        rules, new TimeBehindDate.Date(year, date.month(), date.day()), nanoOfDay, offset);
  }

  private static int takeYear(Cursor cursor) {
    int start = cursor.at();
    int year = cursor.takeNumber(4);
    if (year >= 0 && (cursor.take(", ") || cursor.take(' '))) {
      return year;
    }
    cursor.moveTo(start);
    return TimeBehindDate.NO_YEAR;
  }

  /// A host may be named by digits; so only what looks like a year of these two centuries is one.
  private static int takeYearBehind(Cursor cursor) {
    int start = cursor.at();
    if (cursor.take(' ')) {
      int year = cursor.takeNumber(4);
      if (year >= 1970
          && year < 2100
          && (cursor.isAtEnd() || " ]:,\t".indexOf(cursor.peek()) >= 0)) {
        return year;
      }
    }
    cursor.moveTo(start);
    return TimeBehindDate.NO_YEAR;
  }
}
