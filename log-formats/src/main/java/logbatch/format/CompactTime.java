package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp whose date has no dividers: `20261103 04:05:06.789`, `20261103T040506Z`,
/// `20261103040506`, `20261103-4:5:6:789`, `261103 4:05:06`, `261103 040506`.
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
        digits == 14 || cursor.take(' ') || (digits == 8 && (cursor.take('T') || cursor.take('-')));
    boolean isPossible = year >= 1970 && year < 2100 && Dates.exists(year, month, day);
    if (!isDivided || !isPossible) {
      return Optional.empty();
    }
    var date = new TimeBehindDate.Date(year, month, day);
    cursor.take(' ');
    return cursor.digitsAhead() == 6
        ? withoutColons(cursor, rules, date)
        : withColons(cursor, rules, date);
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

  /// Some leave the zeros out: `20261103-4:5:6:78`. Milliseconds may stand behind a third colon.
  private static Optional<Instant> withColons(
      Cursor cursor, TimeRules rules, TimeBehindDate.Date date) {
    var numbers = new int[4];
    int count = 0;
    do {
      int digits = cursor.digitsAhead();
      if (digits < 1 || digits > (count == 3 ? 3 : 2)) {
        return Optional.empty();
      }
      numbers[count++] = cursor.takeNumber(digits);
    } while (count < 4 && cursor.take(':'));
    boolean isPossible = numbers[0] <= 23 && numbers[1] <= 59 && numbers[2] <= 60;
    if (count < 3 || !isPossible) {
      return Optional.empty();
    }
    long seconds = 3600L * numbers[0] + 60L * numbers[1] + numbers[2];
    long fraction = count == 4 ? numbers[3] * NANOS_PER_MILLI : ClockTime.takeFraction(cursor);
    int offset = ZoneSuffix.take(cursor);
    return offset == ZoneSuffix.IMPOSSIBLE || !cursor.isAtBoundary()
        ? Optional.empty()
        : TimeBehindDate.instant(rules, date, seconds * NANOS_PER_SECOND + fraction, offset);
  }
}
