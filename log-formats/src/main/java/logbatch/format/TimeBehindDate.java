package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// The time of day behind a date that was read, with a zone if there is one.
final class TimeBehindDate {

  /// Stands for a year that the date does not have.
  static final int NO_YEAR = -1;

  private TimeBehindDate() {}

  /// Reads the time at the position.
  ///
  /// @param year with its century, or [#NO_YEAR]; the zone counts only with a year
  /// @return empty if there is no time, or date and time do not exist
  static Optional<Instant> take(Cursor cursor, TimeRules rules, int year, int month, int day) {
    long nanoOfDay = ClockTime.takeLoosely(cursor);
    if (nanoOfDay < 0) {
      return Optional.empty();
    }
    var region = ZoneRegion.take(cursor);
    if (region.isPresent()) {
      return instant(
          new TimeRules(rules.uploadedAt(), region.get()),
          new Date(year, month, day),
          nanoOfDay,
          ZoneSuffix.NONE);
    }
    int offset = ZoneSuffix.take(cursor);
    if (offset == ZoneSuffix.IMPOSSIBLE || !cursor.isAtBoundary()) {
      return Optional.empty();
    }
    return instant(rules, new Date(year, month, day), nanoOfDay, offset);
  }

  /// @param offset as [ZoneSuffix#take] gives it
  static Optional<Instant> instant(TimeRules rules, Date date, long nanoOfDay, int offset) {
    if (date.year() == NO_YEAR) {
      return rules.withoutYear(date.month(), date.day(), nanoOfDay);
    }
    if (!Dates.exists(date.year(), date.month(), date.day())) {
      return Optional.empty();
    }
    long epochDay = Dates.epochDay(date.year(), date.month(), date.day());
    return Optional.of(
        offset == ZoneSuffix.NONE
            ? rules.at(epochDay, nanoOfDay)
            : TimeRules.at(epochDay, nanoOfDay, offset));
  }

  /// A day as it is written; there may be none such.
  ///
  /// @param year with its century, or [#NO_YEAR]
  record Date(int year, int month, int day) {}
}
