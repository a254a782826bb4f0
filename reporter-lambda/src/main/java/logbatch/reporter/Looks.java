package logbatch.reporter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import logbatch.aws.JsonLog;
import logbatch.model.RunId;

/// Looks at several runs, so that none of them suffers from another.
///
/// A run whose look fails stays open, and is an error in the log: the schedule tries again, for as
/// long as it takes. Only if it cannot even be kept open does the whole call fail, so that the
/// event that named the run comes again.
final class Looks {

  private static final int AT_A_TIME = 8;

  private final RunStore runs;
  private final Reporter reporter;
  private final JsonLog log;

  Looks(RunStore runs, Reporter reporter, JsonLog log) {
    this.runs = runs;
    this.reporter = reporter;
    this.log = log;
  }

  /// Looks once at each run.
  ///
  /// @throws IllegalStateException if a run could be neither reported nor kept open; all others
  ///   have been looked at
  void lookAt(Collection<RunId> named) {
    var looks =
        new LinkedHashSet<>(named)
            .stream().<Callable<RunId>>map(run -> () -> lookedAtOrKeptOpen(run)).toList();
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      throwIfLost(threads.invokeAll(looks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "the function is being stopped; the event will come again", e);
    }
  }

  /// Looks at each run that is not finished, as far as is noted.
  void lookAtOpenRuns() {
    lookAt(runs.openRuns());
  }

  private RunId lookedAtOrKeptOpen(RunId run) {
    try {
      reporter.look(run);
    } catch (RuntimeException e) {
      log.error(
          "a run could not be reported; it stays open and is tried again by the schedule",
          "run_id",
          run,
          "cause",
          e,
          "reporter_looks_failed_total",
          1);
      keepOpen(run);
    }
    return run;
  }

  /// An event that came again for a note that nobody can read would come for ever, and hold up all
  /// other runs.
  private void keepOpen(RunId run) {
    try {
      reporter.keepOpen(run);
    } catch (UnreadablePartException e) {
      log.error(
          "a run could be neither reported nor kept open; remove its report part by hand, or deploy the version that wrote it",
          "run_id",
          run,
          "cause",
          e);
    }
  }

  private static void throwIfLost(List<Future<RunId>> looks) {
    var lost =
        looks.stream()
            .filter(look -> look.state() == Future.State.FAILED)
            .map(Future::exceptionNow)
            .toList();
    if (!lost.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d runs could be neither reported nor kept open; the event has to come again"
              .formatted(lost.size(), looks.size()),
          lost.getFirst());
    }
  }
}
