package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp with a date of numbers that is not ISO 8601: `2026/11/03 04:05:06`, `2026.11.03
/// 04:05:06`, `11/03/2026 4:05:06 AM`, `03.11.2026 04:05:06`, `26/11/03 04:05:06`, and without a
/// year `11-03 04:05:06.789`, `11.03 04:05:06`.
///
/// | dividers | order |
/// |---|---|
/// | four digits first | year, month, day |
/// | slashes, four digits last | month, day, year; day, month, year if there is no such month |
/// | points or hyphens, four digits last | day, month, year |
/// | two digits each | year, month, day; month, day, year if there is no such day, or with AM or PM |
/// | slashes, one digit first | month, day, year |
/// | two numbers | month, day |
final class NumericTime {

  private static final int CLOCK_AT_MOST = 14;

  private NumericTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int digits = cursor.digitsAhead();
    int first = digits == 4 ? cursor.takeNumber(4) : takeShort(cursor, digits);
    char divider = cursor.peek();
    if (first < 0 || (divider != '/' && divider != '.' && divider != '-')) {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + 1);
    int secondDigits = cursor.digitsAhead();
    int second = takeShort(cursor, secondDigits);
    if (second < 0) {
      return Optional.empty();
    }
    if (!cursor.take(divider)) {
      // Snort writes 11/03-04:05:06.
      return digits == 2 && cursor.take(divider == '/' ? '-' : ' ')
          ? TimeBehindDate.take(cursor, rules, TimeBehindDate.NO_YEAR, first, second)
          : Optional.empty();
    }
    int lastDigits = cursor.digitsAhead();
    int third = lastDigits == 4 ? cursor.takeNumber(4) : takeShort(cursor, lastDigits);
    if (third < 0 || !takeDividerOfTime(cursor)) {
      return Optional.empty();
    }
    var date =
        digits == 2 && secondDigits == 2 && lastDigits == 2 && !isTwelveHours(cursor)
            ? yearFirst(first, second, third)
            : date(new int[] {first, second, third}, digits, lastDigits, divider);
    return TimeBehindDate.take(cursor, rules, date.year(), date.month(), date.day());
  }

  private static int takeShort(Cursor cursor, int digits) {
    return digits == 1 || digits == 2 ? cursor.takeNumber(digits) : -1;
  }

  /// A blank, or what [Gin](https://gin-gonic.com) and others write: ` - `, `, `.
  private static boolean takeDividerOfTime(Cursor cursor) {
    return cursor.take(" - ")
        || cursor.take(", ")
        || cursor.take(' ')
        || cursor.take(',')
        || cursor.take('T')
        || cursor.take('-')
        || cursor.take(':');
  }

  private static TimeBehindDate.Date date(
      int[] numbers, int firstDigits, int lastDigits, char divider) {
    int a = numbers[0];
    int b = numbers[1];
    int c = numbers[2];
    if (firstDigits == 4) {
      return new TimeBehindDate.Date(a, b, c);
    }
    if (lastDigits == 4) {
      return divider == '/' && a <= 12
          ? new TimeBehindDate.Date(c, a, b)
          : new TimeBehindDate.Date(c, b, a);
    }
    return new TimeBehindDate.Date(2000 + c, a, b);
  }

  private static TimeBehindDate.Date yearFirst(int a, int b, int c) {
    return Dates.exists(2000 + a, b, c)
        ? new TimeBehindDate.Date(2000 + a, b, c)
        : new TimeBehindDate.Date(2000 + c, a, b);
  }

  /// Who writes AM or PM writes the month first.
  private static boolean isTwelveHours(Cursor cursor) {
    int ahead = 0;
    while (ahead < CLOCK_AT_MOST && !Cursor.isLetter(cursor.peek(ahead))) {
      ahead++;
    }
    char half = cursor.peek(ahead);
    return (half == 'A' || half == 'P') && cursor.peek(ahead + 1) == 'M';
  }
}
