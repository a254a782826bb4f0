package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import logbatch.model.RunId;

/// Waits for runs and shows how far they are.
final class Waiting {

  /// Runs that are looked at at a time.
  static final int LOOKS_MAX = 16;

  /// SQS's own figures may be a minute old, and an embedded queue goes through all its messages for
  /// them.
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// What a look takes at most. If more time has passed since the last one, the machine was asleep.
  private static final Duration LOOK_MAX = Duration.ofMinutes(1);

  private final Sight sight;
  private final ProgressLine line;
  private final Clock clock;
  private final Duration patience;
  private final Pause pause;

  /// Where runs are looked at. Safe for all threads.
  interface Sight {

    /// Where a run stands.
    RunState state(RunId run);

    /// Messages on their way, those of other runs included, as far as SQS knows.
    long waitingMessages();
  }

  /// Lets time pass.
  @FunctionalInterface
  interface Pause {

    void last(Duration duration) throws InterruptedException;
  }

  /// @param patience how long nothing may move
  Waiting(Sight sight, ProgressLine line, Clock clock, Duration patience) {
    this(sight, line, clock, patience, Thread::sleep);
  }

  Waiting(Sight sight, ProgressLine line, Clock clock, Duration patience, Pause pause) {
    this.sight = sight;
    this.line = line;
    this.clock = clock;
    this.patience = patience;
    this.pause = pause;
  }

  /// Returns when all have ended, or when nothing has moved for too long.
  ///
  /// @return the last state of each
  /// @throws RuntimeException if a service refuses, or none of them has been reached for too long
  Map<RunId, RunState> untilEnded(Collection<RunId> runs) throws InterruptedException {
    return until(RunState::hasEnded, () -> runs);
  }

  /// The same for runs that others may join while they are waited for, and of which nothing is
  /// expected any more once they are `Incompleto`.
  Map<RunId, RunState> untilOver(Supplier<Collection<RunId>> runs) throws InterruptedException {
    return until(RunState::isOver, runs);
  }

  /// Only time in which the runs are looked at counts: a machine that was asleep has seen nothing
  /// stand still.
  private Map<RunId, RunState> until(Predicate<RunState> end, Supplier<Collection<RunId>> runs)
      throws InterruptedException {
    var states = new LinkedHashMap<RunId, RunState>();
    runs.get().forEach(run -> states.put(run, RunState.UNKNOWN));
    var last = Progress.of(states.values(), 0);
    var lookedAt = clock.instant();
    var still = Duration.ZERO;
    boolean isLate = false;
    while (!isLate && !states.values().stream().allMatch(end)) {
      pause.last(INTERVAL);
      still = still.plus(countedBetween(lookedAt, clock.instant()));
      lookedAt = clock.instant();
      boolean isLastTry = still.compareTo(patience) >= 0;
      var seen = look(states, end, runs, isLastTry);
      if (seen.isPresent()) {
        boolean hasMoved = seen.get().hasMovedSince(last);
        still = hasMoved ? Duration.ZERO : still;
        isLate = isLastTry && !hasMoved;
        last = seen.get();
      }
    }
    line.clear();
    return states;
  }

  /// Looks at all that is not at its end.
  ///
  /// @return empty if a service could not be reached or was overloaded
  /// @throws RuntimeException if a service refuses, or fails at the last try
  private Optional<Progress> look(
      Map<RunId, RunState> states,
      Predicate<RunState> end,
      Supplier<Collection<RunId>> runs,
      boolean isLastTry) {
    try {
      runs.get().forEach(run -> states.putIfAbsent(run, RunState.UNKNOWN));
      var open = states.keySet().stream().filter(run -> !end.test(states.get(run))).toList();
      open.stream()
          .gather(Gatherers.mapConcurrent(LOOKS_MAX, run -> Map.entry(run, sight.state(run))))
          .forEach(seen -> states.put(seen.getKey(), seen.getValue()));
      var progress = Progress.of(states.values(), sight.waitingMessages());
      line.show(progress.share(), progress.toString(), clock.instant());
      return Optional.of(progress);
    } catch (RuntimeException e) {
      var problem = Problem.of(e);
      if (isLastTry || !problem.isPassing()) {
        line.clear();
        throw e;
      }
      line.show("asking again, after: " + Problem.describeWithCause(e), clock.instant());
      return Optional.empty();
    }
  }

  private static Duration countedBetween(Instant before, Instant now) {
    var passed = Duration.between(before, now);
    return passed.compareTo(LOOK_MAX) < 0 ? passed : LOOK_MAX;
  }
}
