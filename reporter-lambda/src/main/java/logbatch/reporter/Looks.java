package logbatch.reporter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.Header;
import logbatch.model.RangeTask;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Looks at several runs, so that none of them suffers from another.
///
/// A run whose look fails stays open, and is an error in the log: the schedule tries again, for as
/// long as it takes. Only if it cannot even be kept open does the whole call fail, so that the
/// event that named the run comes again.
final class Looks {

  private static final int AT_A_TIME = 8;

  /// For the looks that have begun. One that is broken off is made up for by the next.
  private static final Duration RESERVE_MAX = Duration.ofSeconds(20);

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
  ///
  /// Begins at a place drawn anew each time, so that every run has its turn however many there are.
  ///
  /// @param remaining time until the invocation is killed; no look begins in the last of it, and
  ///   the runs that are left have theirs another time
  void lookAtOpenRuns(Duration remaining) {
    var now = clock.instant();
    var end = now.plus(remaining).minus(reserve(remaining));
    var movement = new Movement(now, stalledAfter, once(queues::lines), once(queues::ranges));
    var open = fromAnywhere(runs.openRuns(), now);
    log.info("runs that are not finished", Metric.OPEN_RUNS, open.size());
    var left = new AtomicInteger();
    lookAt(
        open,
        run -> {
          if (clock.instant().isBefore(end)) {
            lookOnSchedule(run, movement);
          } else {
            left.incrementAndGet();
          }
        });
    if (left.get() > 0) {
      log.warn(
          "there was no time to look at all open runs",
          "runs",
          open.size(),
          Metric.OPEN_RUNS_LEFT,
          left.get());
    }
  }

  private static List<RunId> fromAnywhere(List<RunId> runs, Instant now) {
    var rotated = new ArrayList<>(runs);
    if (!rotated.isEmpty()) {
      Collections.rotate(rotated, new SplittableRandom(now.toEpochMilli()).nextInt(runs.size()));
    }
    return rotated;
  }

  private static Duration reserve(Duration remaining) {
    var half = remaining.dividedBy(2);
    return half.compareTo(RESERVE_MAX) < 0 ? half : RESERVE_MAX;
  }

  /// Ranges are started before the run can be noted as incomplete, which it then is for as long as
  /// it stands still: so a run that is given up has them started once more.
  private void lookOnSchedule(RunId run, Movement movement) {
    var parts = runs.parts(run);
    if (parts.report().filter(report -> report.status() == ReportStatus.PROCESSING).isPresent()) {
      parts.header().ifPresent(header -> startWhatHasStopped(header, parts, movement));
    }
    reporter.look(run, movement::isOver);
  }

  private void startWhatHasStopped(Header header, RunParts parts, Movement movement) {
    for (int range : movement.stoppedRanges(header, parts)) {
      log.warn(
          "a range that stopped moving is started again",
          "run_id",
          parts.run(),
          "batch_id",
          header.batchId(),
          "range",
          range,
          Metric.RANGES_RESTARTED,
          1);
      queues.start(RangeTask.start(parts.run(), range));
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
