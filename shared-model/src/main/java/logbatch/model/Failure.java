package logbatch.model;

import static java.util.Objects.requireNonNull;

/// Why a range failed for good.
///
/// @param reason the kind
/// @param detail what exactly, with the offset, for a person
public record Failure(FailureReason reason, String detail) {

  public Failure {
    requireNonNull(reason, "reason");
    requireNonNull(detail, "detail");
  }
}
