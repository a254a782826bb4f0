package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp in whichever notation the characters at a position announce. The notations exclude
/// each other: the first number's length and what stands behind it tell them apart.
final class AnyTime {

  private AnyTime() {}

  /// Reads the timestamp at the position. Numbers that count from 1970 are none here.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    char first = cursor.peek();
    if (Cursor.isLetter(first)) {
      return cursor.takeOrStay(at -> withName(at, rules));
    }
    return Cursor.isDigit(first) ? withNumber(cursor, rules) : Optional.empty();
  }

  private static Optional<Instant> withName(Cursor cursor, TimeRules rules) {
    Weekdays.take(cursor);
    return Cursor.isDigit(cursor.peek())
        ? DayMonthTime.take(cursor, rules)
        : SyslogTime.take(cursor, rules);
  }

  private static Optional<Instant> withNumber(Cursor cursor, TimeRules rules) {
    int digits = cursor.digitsAhead();
    return switch (digits) {
      case 1, 2 ->
          Cursor.isLetter(cursor.peek(digits + 1))
              ? DayMonthTime.take(cursor, rules)
              : NumericTime.take(cursor, rules);
      case 4 -> withYear(cursor, rules);
      case 6, 8, 14 -> CompactTime.take(cursor, rules);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> withYear(Cursor cursor, TimeRules rules) {
    if (Cursor.isLetter(cursor.peek(5))) {
      return YearMonthTime.take(cursor, rules);
    }
    return cursor.peek(4) == '-' ? IsoTime.take(cursor, rules) : NumericTime.take(cursor, rules);
  }
}
