package logbatch.model;

import static java.util.Objects.requireNonNull;

/// Why one line was rejected.
///
/// @param reason the kind, for counting
/// @param detail where and what exactly, for a person; at most 200 characters, without the line's
///   own content
public record Rejection(RejectionReason reason, String detail) {

  private static final int DETAIL_MAX_CHARACTERS = 200;

  public Rejection {
    requireNonNull(reason, "reason");
    if (detail.length() > DETAIL_MAX_CHARACTERS) {
      detail = detail.substring(0, DETAIL_MAX_CHARACTERS - 1) + "…";
    }
  }
}
