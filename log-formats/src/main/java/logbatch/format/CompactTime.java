package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp whose date has no dividers: `20261103 04:05:06.789`, `20261103T040506Z`,
/// `20261103040506`, `20261103-04:05:06:789`, `261103  4:05:06`, `261103 040506`.
final class CompactTime {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private CompactTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int digits = cursor.digitsAhead();
    if (digits != 6 && digits != 8 && digits != 14) {
      return Optional.empty();
    }
    int year = digits == 6 ? 2000 + cursor.takeNumber(2) : cursor.takeNumber(4);
    int month = cursor.takeNumber(2);
    int day = cursor.takeNumber(2);
    boolean isDivided =
        digits == 14
            || cursor.take(' ')
            || (digits == 8 && (cursor.take('T') || cursor.take('-')));
    boolean isPossible = year >= 1970 && year < 2100 && Dates.exists(year, month, day);
    if (!isDivided || !isPossible) {
      return Optional.empty();
    }
    return cursor.digitsAhead() == 6
        ? withoutColons(cursor, rules, new TimeBehindDate.Date(year, month, day))
        : withColons(cursor, rules, new TimeBehindDate.Date(year, month, day));
  }

  private static Optional<Instant> withoutColons(
      Cursor cursor, TimeRules rules, TimeBehindDate.Date date) {
    int hour = cursor.takeNumber(2);
    int minute = cursor.takeNumber(2);
    int second = cursor.takeNumber(2);
    if (hour > 23 || minute > 59 || second > 60) {
      return Optional.empty();
    }
    long nanos =
        (3600L * hour + 60L * minute + second) * NANOS_PER_SECOND + ClockTime.takeFraction(cursor);
    int offset = ZoneSuffix.take(cursor);
    return offset == ZoneSuffix.IMPOSSIBLE || !cursor.isAtBoundary()
        ? Optional.empty()
        : TimeBehindDate.instant(rules, date, nanos, offset);
  }

  /// Milliseconds may stand behind a third colon.
  private static Optional<Instant> withColons(
      Cursor cursor, TimeRules rules, TimeBehindDate.Date date) {
    var instant = TimeBehindDate.take(cursor, rules, date.year(), date.month(), date.day());
    if (instant.isEmpty() || cursor.peek() != ':' || !Cursor.isDigit(cursor.peek(1))) {
      return instant;
    }
    cursor.moveTo(cursor.at() + 1);
    int digits = cursor.digitsAhead();
    int millis = digits >= 1 && digits <= 3 ? cursor.takeNumber(digits) : 0;
    return instant.map(second -> second.plusNanos(millis * NANOS_PER_MILLI));
  }
}
