package logbatch.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// The time of day behind a date that was read, with a zone if there is one.
final class TimeBehindDate {

  /// Stands for a year that the date does not have.
  static final int NO_YEAR = -1;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private TimeBehindDate() {}

  /// Reads the time at the position.
  ///
  /// @param year with its century, or [#NO_YEAR]
  /// @return empty if there is no time, or date and time do not exist
  static Optional<Instant> take(Cursor cursor, TimeRules rules, int year, int month, int day) {
    long nanoOfDay = ClockTime.takeLoosely(cursor);
    return nanoOfDay < 0
        ? Optional.empty()
        : withZone(cursor, rules, new Date(year, month, day), nanoOfDay);
  }

  /// Reads the zone behind date and time, if there is one.
  ///
  /// @return empty if the zone is impossible, or date and time do not exist
  static Optional<Instant> withZone(Cursor cursor, TimeRules rules, Date date, long nanoOfDay) {
    var region = ZoneRegion.take(cursor);
    if (region.isPresent()) {
      return instant(
          new TimeRules(rules.uploadedAt(), region.get()), date, nanoOfDay, ZoneSuffix.NONE);
    }
    int offset = ZoneSuffix.take(cursor);
    if (offset == ZoneSuffix.IMPOSSIBLE || !cursor.isAtBoundary()) {
      return Optional.empty();
    }
    return instant(rules, date, nanoOfDay, offset);
  }

  /// Reads the zone behind date and time where the name of a host may follow, as in syslog: a word
  /// is a zone only before a colon, a bracket or the end.
  ///
  /// @return empty if date and time do not exist
  static Optional<Instant> withZoneOrHost(
      Cursor cursor, TimeRules rules, Date date, long nanoOfDay) {
    int start = cursor.at();
    boolean isNumber = cursor.peek(1) == '+' || cursor.peek(1) == '-';
    int offset = ZoneSuffix.take(cursor);
    boolean isEnded = cursor.isAtEnd() || cursor.peek() == ':' || cursor.peek() == ']';
    boolean isZone = offset != ZoneSuffix.IMPOSSIBLE && (isNumber || isEnded);
    if (!isZone) {
      cursor.moveTo(start);
      return instant(rules, date, nanoOfDay, ZoneSuffix.NONE);
    }
    return instant(rules, date, nanoOfDay, offset);
  }

  /// @param offset as [ZoneSuffix#take] gives it
  static Optional<Instant> instant(TimeRules rules, Date date, long nanoOfDay, int offset) {
    if (date.year() == NO_YEAR) {
      return offset == ZoneSuffix.NONE
          ? rules.withoutYear(date.month(), date.day(), nanoOfDay)
          : new TimeRules(rules.uploadedAt(), ZoneOffset.UTC)
              .withoutYear(date.month(), date.day(), nanoOfDay - offset * NANOS_PER_SECOND);
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
