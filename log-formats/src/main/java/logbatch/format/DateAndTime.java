package logbatch.format;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A timestamp whose date and time are in columns of their own: `Date` and `Time`, `Month`, `Day`
/// and `Time`, with or without a `Year`. Not thread-safe.
final class DateAndTime {

  private static final int PART_LENGTH_MAX = 40;
  private static final int NAME_LENGTH_MAX = 40;

  private enum Part {
    YEAR,
    MONTH,
    DATE,
    DAY,
    TIME
  }

  /// By names in lower case, without anything but letters.
  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("year", Part.YEAR),
          Map.entry("month", Part.MONTH),
          Map.entry("date", Part.DATE),
          Map.entry("logdate", Part.DATE),
          Map.entry("eventdate", Part.DATE),
          Map.entry("day", Part.DAY),
          Map.entry("time", Part.TIME),
          Map.entry("logtime", Part.TIME),
          Map.entry("eventtime", Part.TIME));

  /// What together may be a timestamp, put one behind the other, in the order of preference. A
  /// `Date` may hold a month's name only, or a day's number.
  private static final List<List<Part>> NOTATIONS =
      List.of(
          List.of(Part.DATE, Part.TIME),
          List.of(Part.MONTH, Part.DAY, Part.TIME, Part.YEAR),
          List.of(Part.MONTH, Part.DATE, Part.TIME, Part.YEAR),
          List.of(Part.DATE, Part.DAY, Part.TIME, Part.YEAR),
          List.of(Part.MONTH, Part.DAY, Part.TIME),
          List.of(Part.MONTH, Part.DATE, Part.TIME),
          List.of(Part.DATE, Part.DAY, Part.TIME));

  private final EnumMap<Part, String> values = new EnumMap<>(Part.class);

  /// Takes a column in; of two that say the same part, the first is believed.
  ///
  /// @param column its name, in whichever case, with or without dashes and the like
  void add(String column, String value) {
    var part = PARTS.get(letters(column));
    var text = part == null || value.length() > PART_LENGTH_MAX ? "" : value.strip();
    if (!text.isEmpty()) {
      values.putIfAbsent(part, text);
    }
  }

  /// Empty for a name that is longer than any known one.
  private static String letters(String column) {
    if (column.length() > NAME_LENGTH_MAX) {
      return "";
    }
    var letters = new StringBuilder(column.length());
    for (int i = 0; i < column.length(); i++) {
      if (Cursor.isLetter(column.charAt(i))) {
        letters.append(Character.toLowerCase(column.charAt(i)));
      }
    }
    return letters.toString();
  }

  /// The timestamp that the columns make together; empty if they make none that exists.
  Optional<Instant> timestamp(TimeRules rules) {
    return NOTATIONS.stream()
        .filter(parts -> values.keySet().containsAll(parts))
        .map(parts -> parts.stream().map(values::get).collect(Collectors.joining(" ")))
        .flatMap(text -> Timestamps.of(text, rules).stream())
        .findFirst();
  }
}
