package logbatch.format;

import java.time.Instant;
import java.util.Optional;
import logbatch.model.Level;

/// What stands before the host in a line of syslog: the priority if there is one, and the time.
///
/// @param priority as in RFC 5424, 0 to 191; [#NO_PRIORITY] if there is none
/// @param timestamp empty only for RFC 5424's `-`
/// @param end position behind the timestamp, of a blank
record SyslogHeader(int priority, Optional<Instant> timestamp, int end) {

  static final int NO_PRIORITY = -1;
  private static final int PRIORITY_MAX = 191;

  /// The severities of RFC 5424, table 2, from 0.
  private static final Level[] SEVERITIES = {
    Level.EMERGENCY, Level.ALERT, Level.CRITICAL, Level.ERROR,
    Level.WARN, Level.NOTICE, Level.INFO, Level.DEBUG
  };

  /// Reads the header of a line.
  ///
  /// @return empty if the line has none
  static Optional<SyslogHeader> of(String line, TimeRules times) {
    var cursor = new Cursor(line, 0);
    int priority = takePriority(cursor);
    boolean isPrioritized = priority != NO_PRIORITY;
    var timestamp = Optional.<Instant>empty();
    boolean isTimeless = false;
    if (isPrioritized && cursor.take("1 ")) {
      timestamp = IsoTime.take(cursor, times);
      isTimeless = timestamp.isEmpty() && cursor.take('-');
    } else {
      takeSequenceNumber(cursor);
      timestamp = isPrioritized ? AnyTime.take(cursor, times) : SyslogTime.take(cursor, times);
    }
    boolean isEnded = cursor.peek() == ' ' || cursor.take(": ");
    return isEnded && (timestamp.isPresent() || isTimeless)
        ? Optional.of(new SyslogHeader(priority, timestamp, cursor.at()))
        : Optional.empty();
  }

  Optional<LevelText> level() {
    if (priority == NO_PRIORITY) {
      return Optional.empty();
    }
    var severity = SEVERITIES[priority % SEVERITIES.length];
    return Optional.of(new LevelText(severity, severity.name()));
  }

  /// Reads `<34>`.
  private static int takePriority(Cursor cursor) {
    if (!cursor.take('<')) {
      return NO_PRIORITY;
    }
    int digits = cursor.digitsAhead();
    int priority = digits >= 1 && digits <= 3 ? cursor.takeNumber(digits) : NO_PRIORITY;
    if (priority >= 0 && priority <= PRIORITY_MAX && cursor.take('>')) {
      return priority;
    }
    cursor.moveTo(0);
    return NO_PRIORITY;
  }

  /// Reads `29: `, `000123: host: ` and the mark of a clock not in step, `*`, which Cisco IOS puts
  /// before the time.
  private static void takeSequenceNumber(Cursor cursor) {
    int start = cursor.at();
    int digits = cursor.digitsAhead();
    if (digits > 0 && digits < 10) {
      cursor.moveTo(start + digits);
      if (!cursor.take(": ")) {
        cursor.moveTo(start);
      }
    }
    if (!cursor.take('*')) {
      cursor.take('.');
    }
  }
}
