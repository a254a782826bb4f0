package logbatch.format;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// A zone by the name of its region in the [tz database](https://www.iana.org/time-zones), as PHP
/// writes it: ` Europe/Berlin`.
final class ZoneRegion {

  private static final int LENGTH_MAX = 40;
  private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

  private ZoneRegion() {}

  /// Reads the name at the position, with the blank before it.
  ///
  /// @return empty if there is none; the cursor is then where it was
  static Optional<ZoneId> take(Cursor cursor) {
    int start = cursor.at();
    if (!cursor.take(' ') || !Cursor.isLetter(cursor.peek()) || !Cursor.isLetter(cursor.peek(3))) {
      cursor.moveTo(start);
      return Optional.empty();
    }
    int end = start + 1;
    int limit = Math.min(cursor.text().length(), start + LENGTH_MAX);
    while (end < limit && isOfName(cursor.text().charAt(end))) {
      end++;
    }
    var name = cursor.text().substring(start + 1, end);
    if (name.indexOf('/') < 0 || !NAMES.contains(name)) {
      cursor.moveTo(start);
      return Optional.empty();
    }
    cursor.moveTo(end);
    return Optional.of(ZoneId.of(name));
  }

  private static boolean isOfName(char c) {
    return Cursor.isLetter(c) || c == '/' || c == '_' || c == '-' || c == '+' || Cursor.isDigit(c);
  }
}
