package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp whose day stands before the month's name: `03/Nov/2026:04:05:06 -0300`, `03-Nov-2026
/// 04:05:06.789`, `3-Nov-2026::04:05:06`, `03 Nov 2026 04:05:06 GMT`, `03-NOV-26 04:05:06`, and
/// without a year `03 Nov 04:05:06`.
final class DayMonthTime {

  private static final int CENTURY = 2000;

  private DayMonthTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int day = cursor.takeNumber(Cursor.isDigit(cursor.peek(1)) ? 2 : 1);
    char divider = cursor.peek();
    if (day < 0 || !isDivider(divider)) {
      return Optional.empty();
    }
    cursor.moveTo(cursor.at() + 1);
    int month = Months.take(cursor);
    if (month < 0 || !cursor.take(divider)) {
      return Optional.empty();
    }
    int year = takeYear(cursor, divider);
    boolean isWithoutYear = year == TimeBehindDate.NO_YEAR;
    if (isWithoutYear && divider != ' ') {
      return Optional.empty();
    }
    boolean isDivided = isWithoutYear || cursor.take("::") || cursor.take(':') || cursor.take(' ');
    return isDivided ? TimeBehindDate.take(cursor, rules, year, month, day) : Optional.empty();
  }

  private static boolean isDivider(char c) {
    return c == '/' || c == '-' || c == ' ';
  }

  /// Between blanks, two digits are the hour.
  private static int takeYear(Cursor cursor, char divider) {
    if (divider != ' ' && cursor.digitsAhead() == 2) {
      return CENTURY + cursor.takeNumber(2);
    }
    int year = cursor.takeNumber(4);
    return year < 0 ? TimeBehindDate.NO_YEAR : year;
  }
}
