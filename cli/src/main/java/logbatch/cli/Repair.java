package logbatch.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import logbatch.cli.Verification.CheckedRange;
import logbatch.cli.Verification.Result;
import logbatch.model.Header;
import logbatch.model.PlanTask;
import logbatch.model.RangePart;
import logbatch.model.Recount;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Begins to put right what a verification has found. The rest is up to the functions, and takes
/// its time.
///
/// @param resending has sent missing lines again while they were found
/// @param split `log-split-queue`
/// @param reports notes a run as unfinished, so that its report is written
/// @param counts makes the counts of a run those of its items; false if somebody else has done so
///   meanwhile
record Repair(
    Resending resending,
    MessageQueue split,
    Consumer<RunId> reports,
    BiPredicate<RunId, Recount> counts) {

  /// Begins.
  ///
  /// @param countsReadAt when the counts of the run were read
  /// @return what was done, and what could not be done, each a sentence
  List<String> begin(RunParts run, Instant countsReadAt, Result result, Discrepancies found) {
    var said = new ArrayList<String>();
    if (resending.sent() > 0) {
      said.add("sent again: %,d lines".formatted(resending.sent()));
    }
    long countedBefore = countedBefore(run, result);
    if (resending.sent() > 0 && countedBefore > 0) {
      said.add(
          "a recount is due: %,d of them were counted before they were lost, and will be counted twice. Come again 25 hours after they are stored"
              .formatted(countedBefore));
    }
    if (resending.failed() > 0) {
      said.add(
          "not taken by log-processing-queue: %,d lines; try again".formatted(resending.failed()));
    }
    if (!result.isWholeFile()) {
      said.add(startRanges(run.header().orElseThrow(), result));
    } else if (result.missing() == 0 && !found.counts().isEmpty()) {
      said.add(countAnew(run, countsReadAt, result));
    } else if (result.missing() == 0 && !found.report().isEmpty()) {
      reports.accept(run.run());
      said.add("the report is written within minutes");
    }
    return said;
  }

  /// Lines that are missing, and counted all the same: a removal is not counted, since old items
  /// may be removed while the counts stay.
  private static long countedBefore(RunParts run, Result result) {
    var counted = run.stored();
    var stored = result.stored();
    long more = counted.processed() + counted.rejected() - stored.processed() - stored.rejected();
    return Math.clamp(more, 0, result.missing());
  }

  /// Only when the whole file was looked at and nothing is missing: then these are all items of the
  /// run.
  private String countAnew(RunParts run, Instant countsReadAt, Result result) {
    var items = result.items();
    var recount = new Recount(run.counts(), countsReadAt, items.summary(), items.newestStoredAt());
    if (recount.isEarly()) {
      return "not counted anew: lines were stored until %s, and their stream records may still be counted. Come again after %s"
          .formatted(items.newestStoredAt(), Recount.allowedAt(items.newestStoredAt()));
    }
    return counts.test(run.run(), recount)
        ? "counted anew; the report follows"
        : "somebody else has counted the run anew meanwhile; verify again";
  }

  /// The planner starts whatever is not done, if it is not the bytes that are at fault.
  private String startRanges(Header header, Result result) {
    if (result.ranges().stream().anyMatch(Repair::isAtFault)) {
      return "the bytes of the file are at fault, which nothing here can repair; upload it anew";
    }
    var order = new PlanTask(header.object(), header.generation(), header.upload());
    return split.send(List.of(order.toBody())).isEmpty()
        ? "log-split-queue did not take the order to start the ranges; try again"
        : "the ranges that are not done are started again";
  }

  private static boolean isAtFault(CheckedRange range) {
    return range.part().flatMap(RangePart::failure).stream()
        .anyMatch(failure -> failure.reason().isOfTheBytes());
  }
}
