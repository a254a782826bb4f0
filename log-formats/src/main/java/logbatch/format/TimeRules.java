package logbatch.format;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Supplies what a timestamp leaves out: its zone, its year.
///
/// @param uploadedAt when the file came; a line is not from much later than that
/// @param defaultZone zone of timestamps that name none
public record TimeRules(Instant uploadedAt, ZoneId defaultZone) {

  /// How far ahead of the upload a clock may go, or a zone be wrong, before a date is taken for
  /// last year's.
  private static final Duration AHEAD_MAX = Duration.ofDays(1);

  /// From one 29 February to the next, over the turn of a century.
  private static final int LEAP_YEARS_APART_MAX = 8;

  public TimeRules {
    requireNonNull(uploadedAt, "uploadedAt");
    // UTC as a region becomes UTC as an offset, which is quicker to compute with.
    defaultZone = defaultZone.normalized();
  }

  /// The instant of a date and time in the default zone. In a gap of the zone it is moved on by the
  /// gap's length; in an overlap it is the earlier of the two.
  ///
  /// @param epochDay days since 1970-01-01
  /// @param nanoOfDay nanoseconds since midnight; a day's length and more in a leap second
  Instant at(long epochDay, long nanoOfDay) {
    if (defaultZone instanceof ZoneOffset offset) {
      return at(epochDay, nanoOfDay, offset.getTotalSeconds());
    }
    var utc = at(epochDay, nanoOfDay, 0);
    return LocalDateTime.ofEpochSecond(utc.getEpochSecond(), utc.getNano(), ZoneOffset.UTC)
        .atZone(defaultZone)
        .toInstant();
  }

  /// The instant of a date and time that name their offset.
  ///
  /// @param offsetSeconds seconds east of UTC
  static Instant at(long epochDay, long nanoOfDay, int offsetSeconds) {
    return Instant.ofEpochSecond(epochDay * 86_400 - offsetSeconds, nanoOfDay);
  }

  /// The latest instant with this date, in the default zone, that is not more than a day after the
  /// upload.
  ///
  /// @return empty if no year has the date
  Optional<Instant> withoutYear(int month, int day, long nanoOfDay) {
    var latest = uploadedAt.plus(AHEAD_MAX);
    int newest = uploadedAt.atZone(ZoneOffset.UTC).getYear() + 1;
    for (int year = newest; year >= newest - LEAP_YEARS_APART_MAX - 1; year--) {
      if (Dates.exists(year, month, day)) {
        var instant = at(Dates.epochDay(year, month, day), nanoOfDay);
        if (!instant.isAfter(latest)) {
          return Optional.of(instant);
        }
      }
    }
    return Optional.empty();
  }
}
