package logbatch.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A number that counts seconds, milliseconds, microseconds or nanoseconds since 1970; which of
/// them, its size tells.
///
/// | from | unit | until |
/// |---|---|---|
/// | 10⁸ | seconds | 1973 to 5138 |
/// | 10¹¹ | milliseconds | the same |
/// | 10¹⁴ | microseconds | the same |
/// | 10¹⁷ | nanoseconds | 1973 to 2262 |
///
/// A smaller number is no time but a duration, a size or a counter.
final class EpochTime {

  /// More digits than any time has; a bound on the work for a hostile number.
  private static final int LENGTH_MAX = 40;

  private static final int EXPONENT_MAX = 20;

  /// 2001-09-09: from here on the seconds have ten digits.
  private static final long SECONDS_MIN = 1_000_000_000;

  private static final long[] UNITS_PER_SECOND = {1, 1_000, 1_000_000, 1_000_000_000};
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  private EpochTime() {}

  /// Reads a whole number or a decimal one, such as `1762142706`, `1762142706.789` or
  /// `1.762142706789E9`.
  ///
  /// @return empty if the text is no number, or none of that size
  static Optional<Instant> of(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || !Cursor.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return instant(new BigDecimal(text));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Reads a whole number, or seconds with decimals, at the position. In a line only numbers of the
  /// lengths that times from 2001 to 2286 have are believed.
  ///
  /// @return empty if there is none; the cursor is then where it was
  static Optional<Instant> take(Cursor cursor) {
    int digits = cursor.digitsAhead();
    boolean isTooMany = digits == 19 && cursor.peek() == '9';
    if (isTooMany || (digits != 10 && digits != 13 && digits != 16 && digits != 19)) {
      return Optional.empty();
    }
    int start = cursor.at();
    long number = Long.parseLong(cursor.text(), start, start + digits, 10);
    cursor.moveTo(start + digits);
    long unitsPerSecond = UNITS_PER_SECOND[(digits - 10) / 3];
    long nanos = number % unitsPerSecond * (NANOS_PER_SECOND.longValue() / unitsPerSecond);
    if (digits == 10) {
      nanos = ClockTime.takeFraction(cursor);
    }
    if (number < unitsPerSecond * SECONDS_MIN || !cursor.isAtBoundary()) {
      cursor.moveTo(start);
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochSecond(number / unitsPerSecond, nanos));
  }

  private static Optional<Instant> instant(BigDecimal number) {
    int integerDigits = number.precision() - number.scale();
    if (Math.abs(number.scale()) > LENGTH_MAX
        || integerDigits < 9
        || integerDigits > EXPONENT_MAX) {
      return Optional.empty();
    }
    int decimalsToNanos;
    if (integerDigits <= 11) {
      decimalsToNanos = 9;
    } else if (integerDigits <= 14) {
      decimalsToNanos = 6;
    } else if (integerDigits <= 17) {
      decimalsToNanos = 3;
    } else {
      decimalsToNanos = 0;
    }
    var nanos =
        number.movePointRight(decimalsToNanos).toBigInteger().divideAndRemainder(NANOS_PER_SECOND);
    return Optional.of(Instant.ofEpochSecond(nanos[0].longValueExact(), nanos[1].longValueExact()));
  }
}
