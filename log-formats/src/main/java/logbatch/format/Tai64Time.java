package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A label of [TAI64N](https://cr.yp.to/libtai/tai64.html), as multilog of daemontools writes it
/// before a line: `@4000000050d506482dbdf024`.
final class Tai64Time {

  private static final int DIGITS_OF_SECONDS = 16;
  private static final int DIGITS = 24;
  private static final int HEXADECIMAL = 16;

  /// 1970-01-01, ten seconds ahead as TAI was then. Leap seconds since are not taken off, as
  /// `tai64nlocal` does not.
  private static final long EPOCH = 0x4000_0000_0000_000AL;

  private static final long NANOS_MAX = 999_999_999;

  private Tai64Time() {}

  /// Reads the label at the beginning of a line.
  static Optional<Instant> of(String line) {
    boolean isLabel = line.startsWith("@4") && line.length() > DIGITS && isHexadecimal(line);
    if (!isLabel) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(line, 1, 1 + DIGITS_OF_SECONDS, HEXADECIMAL) - EPOCH;
    long nanos = Long.parseLong(line, 1 + DIGITS_OF_SECONDS, 1 + DIGITS, HEXADECIMAL);
    return seconds >= 0 && seconds <= Integer.MAX_VALUE * 2L && nanos <= NANOS_MAX
        ? Optional.of(Instant.ofEpochSecond(seconds, nanos))
        : Optional.empty();
  }

  private static boolean isHexadecimal(String line) {
    for (int i = 1; i <= DIGITS; i++) {
      if (Character.digit(line.charAt(i), HEXADECIMAL) < 0) {
        return false;
      }
    }
    return line.length() == DIGITS + 1 || line.charAt(DIGITS + 1) == ' ';
  }
}
