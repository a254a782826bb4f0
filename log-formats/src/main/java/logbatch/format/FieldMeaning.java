package logbatch.format;

import static java.util.Objects.requireNonNull;

/// What a field says.
///
/// @param role what its value is
/// @param rank from 0; of two fields that say the same, the one with the lower rank is believed
/// @param numbers what a number says in every line, if the field is a level
/// @param convention in which lines any other number says something, too; for a [Role#SIGN] what it
///   is the sign of
record FieldMeaning(Role role, int rank, LevelNumbers numbers, Convention convention) {

  FieldMeaning {
    requireNonNull(role, "role");
    requireNonNull(numbers, "numbers");
    requireNonNull(convention, "convention");
  }

  /// What a value is.
  enum Role {
    TIMESTAMP,
    /// A timestamp, or a date that goes with a [#TIME].
    DATE,
    /// A timestamp, or a time of day.
    TIME,
    /// Whole seconds since 1970.
    SECONDS,
    /// Nanoseconds that go with [#SECONDS].
    NANOS,
    STATUS,
    LEVEL,
    /// A level, but only in a line of the convention.
    CONVENTIONAL_LEVEL,
    /// A line of another program's log.
    LINE,
    /// Says nothing, but shows by whose convention the line is written.
    SIGN
  }

  /// By whose convention a line is written. Names and numbers that are too common to be believed
  /// everywhere mean something there.
  enum Convention {
    ANY,
    /// The `json-file` driver of Docker and what is made of its files: `log` with `stream`.
    CONTAINER,
    /// Graylog's GELF, where `level` is a number of syslog.
    GELF,
    /// The journal of systemd, where `PRIORITY` is a number of syslog.
    JOURNAL,
    /// MongoDB's structured log, where `s` is the level's letter, and its number if it is `D`.
    MONGODB,
    /// MySQL's error log, where `label` is the level.
    MYSQL
  }
}
