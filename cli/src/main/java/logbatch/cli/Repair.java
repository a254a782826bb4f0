package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import logbatch.cli.Verification.CheckedRange;
import logbatch.cli.Verification.Result;
import logbatch.model.Header;
import logbatch.model.PlanTask;
import logbatch.model.RangePart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Begins to put right what a verification has found. The rest is up to the functions, and takes
/// its time.
///
/// @param resending has sent missing lines again while they were found
/// @param split `log-split-queue`
/// @param reopen notes a run as unfinished
record Repair(Resending resending, MessageQueue split, Consumer<RunId> reopen) {

  /// Begins.
  ///
  /// @return what was done, and what could not be done, each a sentence
  List<String> begin(RunParts run, Result result, Discrepancies found) {
    var said = new ArrayList<String>();
    if (resending.sent() > 0) {
      said.add("sent again: %,d lines".formatted(resending.sent()));
    }
    if (resending.failed() > 0) {
      said.add(
          "not taken by log-processing-queue: %,d lines; try again".formatted(resending.failed()));
    }
    if (!result.isWholeFile()) {
      said.add(startRanges(run.header().orElseThrow(), result));
    } else if (result.missing() == 0 && found.counts().isEmpty() && !found.report().isEmpty()) {
      reopen.accept(run.run());
      said.add("the report is written within minutes");
    }
    return said;
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
