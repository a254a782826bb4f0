package logbatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import logbatch.model.RangePart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;

/// The runs of files that have just been uploaded, as far as they are about these uploads.
///
/// A content that was under its key before has its run already: whatever is known of the run when
/// its object comes again is of the earlier upload. The run tells of the later one from the moment
/// on in which its event is in the header.
///
/// @param uploads when each was stored, by the clock of S3
/// @param parts reads the parts of a run
/// @param reported the upload that the report under an object key is about; empty if there is none
/// @param messages in the queue
record UploadedRuns(
    Map<RunId, Instant> uploads,
    Function<RunId, RunParts> parts,
    Function<String, Optional<Sequencer>> reported,
    LongSupplier messages)
    implements Waiting.Sight {

  /// S3 tells an answer's time in whole seconds, and takes an event's time from another of its
  /// machines. An earlier upload of the same content within so short a time is as good as this one:
  /// its report cannot be told from this one's.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static UploadedRuns of(Collection<Batch> batches, Deployment deployment) {
    return new UploadedRuns(
        batches.stream()
            .collect(Collectors.toMap(Batch::run, batch -> batch.object().modifiedAt())),
        deployment.runs()::of,
        deployment.reports()::sequencer,
        deployment.lines()::depth);
  }

  /// Where a run stands: unknown until its header tells of the upload. It has ended only when there
  /// is a report in S3 that is about this upload or a newer one, which then has taken its place.
  @Override
  public RunState state(RunId run) {
    var found = parts.apply(run);
    if (!tellsOf(found, uploads.get(run))) {
      return RunState.UNKNOWN;
    }
    var state = RunState.of(found);
    return !state.hasEnded() || (isTriedOut(found) && isReported(found))
        ? state
        : state.withoutReport();
  }

  @Override
  public long waitingMessages() {
    return messages.getAsLong();
  }

  private static boolean tellsOf(RunParts found, Instant uploadedAt) {
    return found
        .header()
        .filter(header -> !header.upload().time().isBefore(uploadedAt.minus(TOLERANCE)))
        .isPresent();
  }

  /// Whether a failure is one of the last attempt. With an event, a range is begun again that had
  /// failed for a reason that may have been put right.
  private static boolean isTriedOut(RunParts found) {
    if (found.report().filter(part -> part.status() == ReportStatus.FAILED).isEmpty()) {
      return true;
    }
    var failed =
        found.ranges().stream().filter(range -> range.state() == RangePart.State.FAILED).toList();
    return !failed.isEmpty()
        && failed.stream().allMatch(range -> isFinal(range, found.plannedAt()));
  }

  private static boolean isFinal(RangePart range, Instant plannedAt) {
    return range.failure().stream().anyMatch(failure -> failure.reason().isOfTheBytes())
        || !range.updatedAt().isBefore(plannedAt);
  }

  /// A report is written again for each upload, even if it says the same.
  private boolean isReported(RunParts found) {
    var header = found.header().orElseThrow();
    return reported
        .apply(header.batchId())
        .filter(sequencer -> sequencer.compareTo(header.upload().sequencer()) >= 0)
        .isPresent();
  }
}
