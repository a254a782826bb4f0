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
/// @param levelOriginal the line's own word for the level, such as `WARNING` or `W`; empty if it is
///   the level's name in whatever case
public record Reading(
    String format,
    Optional<Instant> timestamp,
    OptionalInt statusCode,
    Optional<Level> level,
    Optional<String> levelOriginal) {

  /// A line in no known format. That is no failure: the line is stored as it is.
  public static final Reading TEXT =
      new Reading("text", Optional.empty(), OptionalInt.empty(), Optional.empty());

  /// What `status` says where there is neither a status code nor a level.
  public static final String UNKNOWN_STATUS = "UNKNOWN";

  public Reading {
    requireNonNull(format, "format");
    requireNonNull(levelOriginal, "levelOriginal");
  }

  /// A reading whose level, if it has one, is named as such.
  public Reading(
      String format, Optional<Instant> timestamp, OptionalInt statusCode, Optional<Level> level) {
    this(format, timestamp, statusCode, level, Optional.empty());
  }

  /// The status code if the line has one, else its level, else `UNKNOWN`.
  public String status() {
    if (statusCode.isPresent()) {
      return Integer.toString(statusCode.getAsInt());
    }
    return level.map(Level::name).orElse(UNKNOWN_STATUS);
  }
}
