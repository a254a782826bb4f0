package logbatch.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a line is unreadable for good. Closed, so that it can be a counter.
public enum RejectionReason {
  /// A line of a `.jsonl` file that is not JSON.
  INVALID_JSON,
  /// A line of a `.jsonl` file that is JSON, but not an object.
  NOT_A_JSON_OBJECT,
  /// A record of a `.csv` file with more or fewer fields than the header has columns.
  WRONG_COLUMN_COUNT,
  /// A record of a `.csv` file whose quotes do not end.
  INVALID_CSV,
  /// A structured line that was cut at `MaxLineBytes`, so its end is missing.
  LINE_TOO_LONG;

  /// The name in items, counts and reports: `invalid_json`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#wireName] gave; empty for a name not known to this version.
  public static Optional<RejectionReason> ofWireName(String wireName) {
    return Stream.of(values()).filter(reason -> reason.wireName().equals(wireName)).findFirst();
  }
}
