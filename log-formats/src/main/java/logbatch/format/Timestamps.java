package logbatch.format;

import java.time.Instant;
import java.util.Optional;

/// A field that is a timestamp, in whichever notation.
final class Timestamps {

  private static final int LENGTH_MAX = 64;

  private Timestamps() {}

  /// Reads a field's whole text.
  ///
  /// @return empty if the field is no timestamp; a date without a time is none
  static Optional<Instant> of(String field, TimeRules rules) {
    var text = field.strip();
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    var cursor = new Cursor(text, 0);
    var instant = AnyTime.take(cursor, rules);
    return instant.isPresent() && cursor.isAtEnd() ? instant : EpochTime.of(text);
  }
}
