package logbatch.format;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import logbatch.model.Reading;
import logbatch.model.Rejection;

/// What became of reading a line.
public sealed interface ParseResult {

  /// What the line meant; empty if it was rejected.
  default Optional<Reading> parsed() {
    return this instanceof Parsed(var reading) ? Optional.of(reading) : Optional.empty();
  }

  /// The line was read.
  ///
  /// @param reading what it meant
  record Parsed(Reading reading) implements ParseResult {

    public Parsed {
      requireNonNull(reading, "reading");
    }
  }

  /// The line does not keep what the file's ending promises, and never will.
  ///
  /// @param rejection why and where
  record Rejected(Rejection rejection) implements ParseResult {

    public Rejected {
      requireNonNull(rejection, "rejection");
    }
  }
}
