package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A timestamp as in access logs: `03/Nov/2026:04:05:06 -0300`.
final class AccessLogTime {

  private AccessLogTime() {}

  /// Reads the timestamp at the position.
  ///
  /// @return empty if there is none, or none that exists; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor, TimeRules rules) {
    return cursor.takeOrStay(at -> read(at, rules));
  }

  private static Optional<Instant> read(Cursor cursor, TimeRules rules) {
    int day = cursor.takeNumber(2);
    if (day < 0 || !cursor.take('/')) {
      return Optional.empty();
    }
    int month = Months.take(cursor);
    if (!cursor.take('/')) {
      return Optional.empty();
    }
    int year = cursor.takeNumber(4);
    if (year < 0 || !cursor.take(':') || !Dates.exists(year, month, day)) {
      return Optional.empty();
    }
    long nanoOfDay = ClockTime.take(cursor);
    int offset = ZoneSuffix.take(cursor);
    if (nanoOfDay < 0 || offset == ZoneSuffix.IMPOSSIBLE || !cursor.isAtBoundary()) {
      return Optional.empty();
    }
    long epochDay = Dates.epochDay(year, month, day);
    return Optional.of(
        offset == ZoneSuffix.NONE
            ? rules.at(epochDay, nanoOfDay)
            : TimeRules.at(epochDay, nanoOfDay, offset));
  }
}
