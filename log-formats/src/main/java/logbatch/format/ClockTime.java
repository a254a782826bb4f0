package logbatch.format;

/// A time of day: `04:05`, `04:05:06`, `04:05:06.789`, `04:05:06,789`.
final class ClockTime {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int FRACTION_DIGITS_MAX = 9;

  private ClockTime() {}

  /// Reads a time with seconds, and a fraction if there is one. Digits after the ninth are passed
  /// over.
  ///
  /// @return nanoseconds since midnight, or -1 if there is no such time. The leap second :60 is the
  ///   second after :59
  static long take(Cursor cursor) {
    int start = cursor.at();
    long minute = takeMinute(cursor);
    if (minute < 0 || !cursor.take(':')) {
      cursor.moveTo(start);
      return -1;
    }
    int second = cursor.takeNumber(2);
    if (second < 0 || second > 60) {
      cursor.moveTo(start);
      return -1;
    }
    return (60 * minute + second) * NANOS_PER_SECOND + takeFraction(cursor);
  }

  /// Reads a time whose seconds may be missing.
  ///
  /// @return as [#take]
  static long takeSecondsOptional(Cursor cursor) {
    long withSeconds = take(cursor);
    if (withSeconds >= 0) {
      return withSeconds;
    }
    int start = cursor.at();
    long minute = takeMinute(cursor);
    if (minute < 0 || cursor.peek() == ':') {
      cursor.moveTo(start);
      return -1;
    }
    return 60 * minute * NANOS_PER_SECOND;
  }

  /// Reads a time with seconds whose hour may have one digit, as `4:05:06` or ` 4:05:06`, and which
  /// may count twelve hours twice, as `4:05:06 PM`.
  ///
  /// @return as [#take]
  static long takeLoosely(Cursor cursor) {
    int start = cursor.at();
    cursor.take(' ');
    long nanos = Cursor.isDigit(cursor.peek(1)) ? take(cursor) : takeShortHour(cursor);
    if (nanos < 0) {
      cursor.moveTo(start);
      return -1;
    }
    return takeHalfOfDay(cursor, nanos);
  }

  private static long takeShortHour(Cursor cursor) {
    int hour = cursor.takeNumber(1);
    if (hour < 0 || !cursor.take(':')) {
      return -1;
    }
    int minute = cursor.takeNumber(2);
    if (minute < 0 || minute > 59 || !cursor.take(':')) {
      return -1;
    }
    int second = cursor.takeNumber(2);
    return second < 0 || second > 60
        ? -1
        : (3600L * hour + 60L * minute + second) * NANOS_PER_SECOND + takeFraction(cursor);
  }

  /// Reads ` PM` or ` p.m.` behind a time of twelve hours.
  ///
  /// @param nanos since midnight, as the time says it
  /// @return nanoseconds since midnight
  static long takeHalfOfDay(Cursor cursor, long nanos) {
    int start = cursor.at();
    cursor.take(' ');
    boolean isAfternoon = cursor.peek() == 'P' || cursor.peek() == 'p';
    boolean isMorning = cursor.peek() == 'A' || cursor.peek() == 'a';
    boolean hasPoints = cursor.peek(1) == '.' && cursor.peek(3) == '.';
    char letterM = cursor.peek(hasPoints ? 2 : 1);
    int length = hasPoints ? 4 : 2;
    boolean isHalf =
        (isAfternoon || isMorning)
            && (letterM == 'M' || letterM == 'm')
            && !Cursor.isLetter(cursor.peek(length));
    long hour = nanos / (3600 * NANOS_PER_SECOND);
    if (!isHalf || hour < 1 || hour > 12) {
      cursor.moveTo(start);
      return nanos;
    }
    cursor.moveTo(cursor.at() + length);
    long hoursAdded = (isAfternoon ? 12L : 0L) - (hour == 12 ? 12L : 0L);
    return nanos + hoursAdded * 3600 * NANOS_PER_SECOND;
  }

  /// Behind a comma or a colon there may be another field; so only fractions of the usual lengths
  /// are read there.
  private static boolean isAtFraction(Cursor cursor) {
    char separator = cursor.peek();
    if (separator == '.') {
      return Cursor.isDigit(cursor.peek(1));
    }
    if (separator != ',' && separator != ':') {
      return false;
    }
    int digits = 0;
    while (digits < 10 && Cursor.isDigit(cursor.peek(1 + digits))) {
      digits++;
    }
    return separator == ','
        ? digits == 3 || digits == 6 || digits == 9
        : (digits == 3 || digits == 6) && cursor.peek(1 + digits) != ':';
  }

  private static long takeMinute(Cursor cursor) {
    int start = cursor.at();
    int hour = cursor.takeNumber(2);
    if (hour >= 0 && hour <= 23 && cursor.take(':')) {
      int minute = cursor.takeNumber(2);
      if (minute >= 0 && minute <= 59) {
        return 60L * hour + minute;
      }
    }
    cursor.moveTo(start);
    return -1;
  }

  /// Reads a point or comma and the digits behind it.
  ///
  /// @return nanoseconds; 0 if there is no fraction
  static long takeFraction(Cursor cursor) {
    if (!isAtFraction(cursor)) {
      return 0;
    }
    cursor.moveTo(cursor.at() + 1);
    long nanos = 0;
    int digits = 0;
    for (; Cursor.isDigit(cursor.peek()); digits++) {
      if (digits < FRACTION_DIGITS_MAX) {
        nanos = 10 * nanos + (cursor.peek() - '0');
      }
      cursor.moveTo(cursor.at() + 1);
    }
    for (; digits < FRACTION_DIGITS_MAX; digits++) {
      nanos *= 10;
    }
    return nanos;
  }
}
