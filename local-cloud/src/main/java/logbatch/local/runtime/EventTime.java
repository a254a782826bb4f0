package logbatch.local.runtime;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Times as events have them.
final class EventTime {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EventTime() {}

  /// Such as `2026-11-01T09:05:00.000Z`.
  static String millis(Instant time) {
    return MILLIS.format(time);
  }

  /// Such as `2026-11-01T09:05:00Z`.
  static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
