package logbatch.cli;

import java.util.List;
import java.util.Optional;
import logbatch.model.LineCounts;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.RunParts;
import logbatch.model.Summary;

/// Where a run stands, as its parts say.
///
/// @param ranges those begun so far
/// @param stored what has been counted so far
/// @param report the last look at the run; empty before the first
record RunState(List<RangePart> ranges, Summary stored, Optional<ReportPart> report) {

  /// Nothing known yet.
  static final RunState UNKNOWN = new RunState(List.of(), Summary.NONE, Optional.empty());

  static RunState of(RunParts parts) {
    return new RunState(parts.ranges(), parts.stored(), parts.report());
  }

  /// Lines sent so far, by what became of them.
  LineCounts split() {
    return ranges.stream()
        .map(range -> range.checkpoint().counts())
        .reduce(LineCounts.NONE, LineCounts::plus);
  }

  /// Whether a report stands in S3 that only a later event, redrive or repair would change.
  boolean hasEnded() {
    return report.filter(part -> !part.isOpen()).isPresent();
  }
}
