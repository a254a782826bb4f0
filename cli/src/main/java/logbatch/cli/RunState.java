package logbatch.cli;

import java.util.List;
import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.RangePart;
import logbatch.model.RangePlan;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;
import logbatch.model.Summary;

/// Where a run stands, as its parts say.
///
/// @param plan how the object is cut; empty before it is planned
/// @param ranges those begun so far
/// @param stored what has been counted so far
/// @param report the last look at the run; empty before the first
record RunState(
    Optional<RangePlan> plan, List<RangePart> ranges, Summary stored, Optional<ReportPart> report) {

  /// What is left to do when all lines are stored: the report.
  private static final double SHARE_BEFORE_REPORT = 0.99;

  /// Nothing known yet.
  static final RunState UNKNOWN =
      new RunState(Optional.empty(), List.of(), Summary.NONE, Optional.empty());

  static RunState of(RunParts parts) {
    return new RunState(
        parts.header().map(Header::ranges), parts.ranges(), parts.stored(), parts.report());
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

  /// Whether nothing is going to happen any more without somebody's help: it has ended, or is
  /// reported as `Incompleto`.
  boolean isOver() {
    return report.filter(part -> part.status() != ReportStatus.PROCESSING).isPresent();
  }

  /// Lines sent and not counted as stored yet; none once it has ended.
  long pending() {
    return hasEnded() ? 0 : Math.max(0, split().sent() - stored.processed() - stored.rejected());
  }

  /// The same run before the last look at it.
  RunState withoutReport() {
    return new RunState(plan, ranges, stored, Optional.empty());
  }

  /// The part of the work that is done, from 0 to 1: what has been read of the object, as far as
  /// its lines are stored.
  double share() {
    if (hasEnded()) {
      return 1;
    }
    long sent = split().sent();
    double kept =
        sent == 0 ? 1 : Math.clamp((double) (stored.processed() + stored.rejected()) / sent, 0, 1);
    return SHARE_BEFORE_REPORT * readShare() * kept;
  }

  /// The part of the object that has been read, from 0 to 1. Of a compressed one nobody knows, so
  /// it is nothing until it is all.
  double readShare() {
    if (plan.isEmpty()) {
      return 0;
    }
    if (plan.get().compression() == RangePlan.Compression.NONE && plan.get().objectBytes() > 0) {
      return (double) ranges.stream().mapToLong(this::readBytes).sum() / plan.get().objectBytes();
    }
    return ranges.stream().anyMatch(RangePart::isDone) ? 1 : 0;
  }

  private long readBytes(RangePart range) {
    long start = plan.orElseThrow().start(range.index());
    long end = plan.orElseThrow().end(range.index());
    // The last line of a range reaches into the next one.
    return range.isDone() ? end - start : Math.min(range.checkpoint().nextOffset(), end) - start;
  }

  /// How much the run counts among others: its size in bytes, 1 where that is not known.
  double weight() {
    return Math.max(1, plan.map(RangePlan::objectBytes).orElse(1L));
  }
}
