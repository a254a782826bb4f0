package logbatch.format;

import java.time.LocalDate;
import java.time.Year;

/// The calendar.
final class Dates {

  private Dates() {}

  /// Whether there is such a day.
  static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  }

  /// Days since 1970-01-01 of a day that exists.
  static long epochDay(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> Year.isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }
}
