package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp as in ISO 8601 and RFC 3339: `2026-11-03T04:05:06.789Z`, `2026-11-03 04:05:06,789`,
/// `2026-11-03_04:05:06`, `2026-11-03, 04:05:06`, and with a short hour `2026-11-03 4:05:06`.
final class IsoTime {

  private IsoTime() {}

  /// Reads the timestamp at the position. `T`, a comma or one blank divides date and time.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules, false));
  }

  /// Reads a timestamp whose date and time are fields of their own, with a tab between them.
  ///
  /// @return as [#take]
  static Optional<Instant> takeTabbed(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules, true));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules, boolean isTabbed) {
    int year = cursor.takeNumber(4);
    if (year < 0 || !cursor.take('-')) {
      return Optional.empty();
    }
    int month = cursor.takeNumber(2);
    if (!cursor.take('-')) {
      return Optional.empty();
    }
    int day = cursor.takeNumber(2);
    boolean isDivided = isTabbed ? cursor.take('\t') : takeDivider(cursor);
    long nanoOfDay = isDivided ? takeTime(cursor) : -1;
    if (nanoOfDay < 0) {
      return Optional.empty();
    }
    return TimeBehindDate.withZone(
        cursor, rules, new TimeBehindDate.Date(year, month, day), nanoOfDay);
  }

  private static long takeTime(Cursor cursor) {
    long usual = ClockTime.takeSecondsOptional(cursor);
    return usual >= 0 ? ClockTime.takeHalfOfDay(cursor, usual) : ClockTime.takeLoosely(cursor);
  }

  private static boolean takeDivider(Cursor cursor) {
    return cursor.take('T')
        || cursor.take(' ')
        || cursor.take('t')
        || cursor.take('_')
        || cursor.take(", ")
        || cursor.take(',');
  }
}
