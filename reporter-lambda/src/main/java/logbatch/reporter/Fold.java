package logbatch.reporter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import logbatch.model.Failure;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.RangePart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;

/// Makes a report out of the parts of a run. Pure: the same parts give the same report, whoever
/// finishes last.
final class Fold {

  private Fold() {}

  /// The report of these parts.
  ///
  /// @return empty if there is no header: nothing is known of the run then, not even where its
  ///   report belongs
  static Optional<Report> of(RunParts parts) {
    return of(parts, false);
  }

  /// The report of these parts.
  ///
  /// @param isOver whether nothing is going to happen any more, which the parts cannot tell
  static Optional<Report> of(RunParts parts, boolean isOver) {
    return parts.header().map(header -> report(header, parts, isOver));
  }

  private static Report report(Header header, RunParts parts, boolean isOver) {
    var ranges = planned(header, parts.ranges());
    var summary = parts.stored();
    var balance =
        new Balance(lines(ranges), summary.processed(), summary.rejected(), extent(header, ranges));
    var failure = failure(ranges);
    var status = status(failure, balance, isOver);
    var reason =
        status == ReportStatus.INCOMPLETE
            ? Optional.of(incompleteness(parts, balance, open(header, ranges)))
            : failure.map(Reason::of);
    return new Report(header, status, balance, summary, reason);
  }

  private static String incompleteness(RunParts parts, Balance balance, List<Integer> open) {
    return balance.isExceeded()
        ? Reason.ofExceeded(parts, balance)
        : Reason.ofStalled(parts, balance, open);
  }

  /// The ranges of the plan, in the order of the file.
  private static List<RangePart> planned(Header header, List<RangePart> ranges) {
    return ranges.stream()
        .filter(range -> range.index() < header.ranges().count())
        .sorted(Comparator.comparingInt(RangePart::index))
        .toList();
  }

  private static LineCounts lines(List<RangePart> ranges) {
    return ranges.stream()
        .map(range -> range.checkpoint().counts())
        .reduce(LineCounts.NONE, LineCounts::plus);
  }

  private static Balance.Extent extent(Header header, List<RangePart> ranges) {
    boolean allDone =
        ranges.size() == header.ranges().count() && ranges.stream().allMatch(RangePart::isDone);
    return allDone ? Balance.Extent.WHOLE_FILE : Balance.Extent.SO_FAR;
  }

  /// The first failure in the file.
  private static Optional<Failure> failure(List<RangePart> ranges) {
    return ranges.stream().flatMap(range -> range.failure().stream()).findFirst();
  }

  /// Indexes of the ranges that are not done.
  private static List<Integer> open(Header header, List<RangePart> ranges) {
    var done =
        ranges.stream().filter(RangePart::isDone).map(RangePart::index).collect(Collectors.toSet());
    return IntStream.range(0, header.ranges().count())
        .boxed()
        .filter(index -> !done.contains(index))
        .toList();
  }

  private static ReportStatus status(Optional<Failure> failure, Balance balance, boolean isOver) {
    if (failure.isPresent()) {
      return ReportStatus.FAILED;
    }
    if (!balance.isEven()) {
      return isOver ? ReportStatus.INCOMPLETE : ReportStatus.PROCESSING;
    }
    return balance.rejected() > 0 ? ReportStatus.COMPLETE_WITH_REJECTIONS : ReportStatus.COMPLETE;
  }
}
