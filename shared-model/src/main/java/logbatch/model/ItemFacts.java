package logbatch.model;

import java.time.Instant;
import java.util.Optional;

/// What the counts need to know of a stored line.
public sealed interface ItemFacts {

  /// A processed line.
  ///
  /// @param status the item's `status`: a status code, a level or `UNKNOWN`
  /// @param level the item's `level`
  /// @param format the item's `format`
  /// @param timestamp the item's `timestamp`
  record Processed(
      String status, Optional<String> level, String format, Optional<Instant> timestamp)
      implements ItemFacts {}

  /// A rejected line.
  ///
  /// @param sample the line, with its reason
  record Rejected(RejectedSample sample) implements ItemFacts {}
}
