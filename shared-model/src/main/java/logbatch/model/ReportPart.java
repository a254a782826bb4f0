package logbatch.model;

import static java.util.Objects.requireNonNull;

/// The `report` part of a run: what the last look at it found.
///
/// @param status the status found
/// @param revision how many reports of this run have been written; 0 while there is none
/// @param digest of the figures in the report that is in S3; empty while there is none
public record ReportPart(ReportStatus status, int revision, String digest) {

  public ReportPart {
    requireNonNull(status, "status");
    requireNonNull(digest, "digest");
  }

  /// Whether the run has to be looked at again by the schedule.
  public boolean isOpen() {
    return !status.isComplete() && status != ReportStatus.FAILED;
  }
}
