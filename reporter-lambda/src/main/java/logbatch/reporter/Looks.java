package logbatch.reporter;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.RangeTask;
import logbatch.model.ReportStatus;
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
  private final WorkQueues queues;
  private final Duration stalledAfter;
  private final Clock clock;
  private final JsonLog log;

  /// @param stalledAfter see [Movement]
  Looks(
      RunStore runs,
      Reporter reporter,
      WorkQueues queues,
      Duration stalledAfter,
      Clock clock,
      JsonLog log) {
    this.runs = runs;
    this.reporter = reporter;
    this.queues = queues;
    this.stalledAfter = stalledAfter;
    this.clock = clock;
    this.log = log;
  }

  /// Looks once at each run.
  ///
  /// @throws IllegalStateException if a run could be neither reported nor kept open; all others
  ///   have been looked at
  void lookAt(Collection<RunId> named) {
    lookAt(named, reporter::look);
  }

  private void lookAt(Collection<RunId> named, Consumer<RunId> look) {
    var looks =
        new LinkedHashSet<>(named)
            .stream().<Callable<RunId>>map(run -> () -> lookedAtOrKeptOpen(run, look)).toList();
    try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      throwIfLost(threads.invokeAll(looks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "the function is being stopped; the event will come again", e);
    }
  }

  /// Looks at each run that is not finished, as far as is noted; starts what has stopped, and
  /// reports what will not move any more.
  void lookAtOpenRuns() {
    var movement =
        new Movement(clock.instant(), stalledAfter, once(queues::lines), once(queues::ranges));
    var open = runs.openRuns();
    log.info("runs that are not finished", Metric.OPEN_RUNS, open.size());
    lookAt(open, run -> lookOnSchedule(run, movement));
  }

  private void lookOnSchedule(RunId run, Movement movement) {
    reporter.look(run, movement::isOver);
    var parts = runs.parts(run);
    if (parts.report().filter(report -> report.status() == ReportStatus.PROCESSING).isEmpty()) {
      return;
    }
    var header = parts.header().orElseThrow();
    for (int range : movement.stoppedRanges(header, parts)) {
      log.warn(
          "a range that stopped moving is started again",
          "run_id",
          run,
          "batch_id",
          header.batchId(),
          "range",
          range,
          Metric.RANGES_RESTARTED,
          1);
      queues.start(RangeTask.start(run, range));
    }
  }

  /// The same answer for all runs of one look, asked for when the first of them needs it.
  private static <T> Supplier<T> once(Supplier<T> question) {
    var answer = new FutureTask<T>(question::get);
    return () -> {
      answer.run();
      return answered(answer);
    };
  }

  private static <T> T answered(FutureTask<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a queue cannot be asked what it holds", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the function is being stopped", e);
    }
  }

  private RunId lookedAtOrKeptOpen(RunId run, Consumer<RunId> look) {
    try {
      look.accept(run);
    } catch (RuntimeException e) {
      log.error(
          "a run could not be reported; it stays open and is tried again by the schedule",
          "run_id",
          run,
          "cause",
          e,
          Metric.LOOKS_FAILED,
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
