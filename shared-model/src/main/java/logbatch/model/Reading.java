package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// What a line meant.
///
/// @param format name of the format that read it, such as `access-log`; `text` if none did
/// @param timestamp the instant that the line names, to nanoseconds; empty if it names none
/// @param statusCode HTTP status code, 100 to 599; empty if the line has none
/// @param level severity; empty if the line names none
public record Reading(
    String format, Optional<Instant> timestamp, OptionalInt statusCode, Optional<Level> level) {

  /// A line in no known format. That is no failure: the line is stored as it is.
  public static final Reading TEXT =
      new Reading("text", Optional.empty(), OptionalInt.empty(), Optional.empty());

  /// What `status` says where there is neither a status code nor a level.
  public static final String UNKNOWN_STATUS = "UNKNOWN";

  public Reading {
    requireNonNull(format, "format");
  }

  /// The status code if the line has one, else its level, else `UNKNOWN`.
  public String status() {
    if (statusCode.isPresent()) {
      return Integer.toString(statusCode.getAsInt());
    }
    return level.map(Level::name).orElse(UNKNOWN_STATUS);
  }
}
