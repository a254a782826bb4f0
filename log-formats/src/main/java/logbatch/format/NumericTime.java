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
/// | points, or hyphens and four digits last | day, month, year; month, day, year if there is no such month |
/// | two digits each, without points | year, month, day; month, day, year if there is no such day, or with AM or PM |
/// | slashes, one digit first | month, day, year |
/// | two numbers | month, day |
final class NumericTime {

  private static final int CLOCK_AT_MOST = 14;
  private static final int CENTURY = 2000;

  private NumericTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    var first = takeNumber(cursor);
    char divider = cursor.peek();
    if (divider != '/' && divider != '.' && divider != '-') {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + 1);
    var second = takeNumber(cursor);
    if (!first.isThere() || !second.isShort()) {
      return Optional.empty();
    }
    if (!cursor.take(divider)) {
      return withoutYear(cursor, rules, first, second, divider);
    }
    var third = takeNumber(cursor);
    if (!third.isThere() || !takeDividerOfTime(cursor)) {
      return Optional.empty();
    }
    boolean isYearFirst =
        divider != '.'
            && first.digits() == 2
            && second.digits() == 2
            && third.digits() == 2
            && !isTwelveHours(cursor);
    var date =
        isYearFirst
            ? yearFirst(first.value(), second.value(), third.value())
            : date(first, second.value(), third, divider);
    return TimeBehindDate.take(cursor, rules, date.year(), date.month(), date.day());
  }

  /// Snort writes `11/03-04:05:06`.
  private static Optional<Instant> withoutYear(
      Cursor cursor, TimeRules rules, Part first, Part second, char divider) {
    boolean isDivided = cursor.take(' ') || (divider == '/' && cursor.take('-'));
    return isDivided && first.digits() == 2
        ? TimeBehindDate.take(cursor, rules, TimeBehindDate.NO_YEAR, first.value(), second.value())
        : Optional.empty();
  }

  /// A number of a date.
  ///
  /// @param digits 1, 2 or 4; others are no such number
  private record Part(int value, int digits) {

    boolean isShort() {
      return digits == 1 || digits == 2;
    }

    boolean isThere() {
      return isShort() || digits == 4;
    }
  }

  private static Part takeNumber(Cursor cursor) {
    int digits = cursor.digitsAhead();
    return new Part(digits >= 1 && digits <= 4 ? cursor.takeNumber(digits) : -1, digits);
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

  private static TimeBehindDate.Date date(Part first, int second, Part third, char divider) {
    if (first.digits() == 4) {
      return new TimeBehindDate.Date(first.value(), second, third.value());
    }
    int year = third.digits() == 4 ? third.value() : CENTURY + third.value();
    boolean isLongYear = third.digits() == 4;
    boolean isDayFirst =
        divider == '/'
            ? isLongYear && first.value() > 12
            : (isLongYear || divider == '.') && second <= 12;
    return isDayFirst
        ? new TimeBehindDate.Date(year, second, first.value())
        : new TimeBehindDate.Date(year, first.value(), second);
  }

  private static TimeBehindDate.Date yearFirst(int a, int b, int c) {
    return Dates.exists(CENTURY + a, b, c)
        ? new TimeBehindDate.Date(CENTURY + a, b, c)
        : new TimeBehindDate.Date(CENTURY + c, a, b);
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
