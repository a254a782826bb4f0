package logbatch.format;

import java.util.Map;

/// The zone behind a time: `Z`, `+01:00`, `-0300`, `+02`, ` UTC`, ` CEST`, ` GMT+1`.
final class ZoneSuffix {

  /// No zone is there.
  static final int NONE = Integer.MIN_VALUE;

  /// Something like a zone is there, but no place on Earth has it.
  static final int IMPOSSIBLE = Integer.MAX_VALUE;

  private static final int OFFSET_HOURS_MAX = 18;

  /// Hours east of UTC. Those of North America are as in [RFC
  /// 822](https://www.rfc-editor.org/rfc/rfc822#section-5), the others are used for one offset
  /// only.
  private static final Map<String, Integer> HOURS_BY_NAME =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("SAST", 2),
          Map.entry("PKT", 5),
          Map.entry("WIB", 7),
          Map.entry("AWST", 8),
          Map.entry("HKT", 8),
          Map.entry("SGT", 8),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13),
          Map.entry("BRST", -2),
          Map.entry("BRT", -3),
          Map.entry("AKDT", -8),
          Map.entry("AKST", -9),
          Map.entry("HST", -10),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private ZoneSuffix() {}

  /// Reads the zone at the position, with at most one blank before it.
  ///
  /// @return seconds east of UTC, [#NONE] (nothing was read) or [#IMPOSSIBLE]
  static int take(Cursor cursor) {
    char next = cursor.peek();
    return switch (next) {
      case 'Z', 'z' -> takeZulu(cursor);
      case '+', '-' -> takeOffset(cursor, 2);
      case ' ' -> takeAfterBlank(cursor);
      default -> NONE;
    };
  }

  private static int takeZulu(Cursor cursor) {
    int start = cursor.at();
    cursor.moveTo(start + 1);
    if (cursor.isAtBoundary()) {
      return 0;
    }
    cursor.moveTo(start);
    return NONE;
  }

  private static int takeAfterBlank(Cursor cursor) {
    int start = cursor.at();
    cursor.moveTo(start + 1);
    char next = cursor.peek();
    boolean hasMinutes = cursor.peek(3) == ':' || Cursor.isDigit(cursor.peek(4));
    int zone =
        switch (next) {
          case 'Z' -> takeZulu(cursor);
          case '+', '-' -> hasMinutes ? takeOffset(cursor, 2) : NONE;
          default -> Cursor.isLetter(next) ? takeName(cursor) : NONE;
        };
    if (zone == NONE) {
      cursor.moveTo(start);
    }
    return zone;
  }

  private static int takeOffset(Cursor cursor, int hourDigits) {
    int start = cursor.at();
    int sign = cursor.peek() == '-' ? -1 : 1;
    cursor.moveTo(start + 1);
    int hours = cursor.takeNumber(hourDigits);
    int afterHours = cursor.at();
    boolean hasColon = cursor.take(':');
    int minutes = cursor.takeNumber(2);
    if (minutes < 0) {
      minutes = 0;
      cursor.moveTo(afterHours);
    }
    if (hours < 0 || !cursor.isAtBoundary()) {
      cursor.moveTo(start);
      return NONE;
    }
    boolean isPossible = hours <= OFFSET_HOURS_MAX && minutes <= 59;
    boolean isWhole = !hasColon || cursor.at() > afterHours;
    return isPossible && isWhole ? sign * (3600 * hours + 60 * minutes) : IMPOSSIBLE;
  }

  private static int takeName(Cursor cursor) {
    int start = cursor.at();
    int end = start;
    while (end < cursor.text().length() && end - start < 5 && isUpper(cursor.peek(end - start))) {
      end++;
    }
    var hours = HOURS_BY_NAME.get(cursor.text().substring(start, end));
    if (hours == null) {
      return NONE;
    }
    cursor.moveTo(end);
    if (!cursor.isAtBoundary()) {
      cursor.moveTo(start);
      return NONE;
    }
    return hours == 0 ? takeOffsetBehindName(cursor) : 3600 * hours;
  }

  /// Reads what may stand behind `GMT`: `+1`, `+01:00`.
  private static int takeOffsetBehindName(Cursor cursor) {
    boolean isSigned = cursor.peek() == '+' || cursor.peek() == '-';
    int offset = isSigned ? takeOffset(cursor, Cursor.isDigit(cursor.peek(2)) ? 2 : 1) : NONE;
    return offset == NONE ? 0 : offset;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
