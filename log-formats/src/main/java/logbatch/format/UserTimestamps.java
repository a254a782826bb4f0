package logbatch.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/// How the timestamps of a format that somebody defined are written.
///
/// @param pattern empty if in one of the usual notations
record UserTimestamps(Optional<DateTimeFormatter> pattern) {

  /// Any of the usual notations.
  static final UserTimestamps USUAL = new UserTimestamps(Optional.empty());

  private static final int LENGTH_MAX = 64;

  /// @param letters as [DateTimeFormatter] has them; names are English, in any case
  /// @throws IllegalArgumentException if it has no such letters
  static UserTimestamps ofPattern(String letters) {
    var formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(letters)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    return new UserTimestamps(Optional.of(formatter));
  }

  /// Reads a whole text.
  ///
  /// @return empty if the text is no timestamp; a date without a time is none
  Optional<Instant> of(String text, TimeRules rules) {
    var field = text.strip();
    if (field.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    if (pattern.isEmpty()) {
      return Timestamps.of(field, rules);
    }
    try {
      return instant(pattern.get().parse(field), rules);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(TemporalAccessor parsed, TimeRules rules) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Optional.of(Instant.from(parsed));
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time == null) {
      return Optional.empty();
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date != null) {
      return Optional.of(instant(date, time, parsed.query(TemporalQueries.zone()), rules));
    }
    return parsed.isSupported(ChronoField.MONTH_OF_YEAR)
            && parsed.isSupported(ChronoField.DAY_OF_MONTH)
        ? rules.withoutYear(
            parsed.get(ChronoField.MONTH_OF_YEAR),
            parsed.get(ChronoField.DAY_OF_MONTH),
            time.toNanoOfDay())
        : Optional.empty();
  }

  private static Instant instant(LocalDate date, LocalTime time, ZoneId zone, TimeRules rules) {
    return zone == null
        ? rules.at(date.toEpochDay(), time.toNanoOfDay())
        : date.atTime(time).atZone(zone).toInstant();
  }
}
