package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import logbatch.model.RunId;

/// Waits for runs and shows how far they are.
final class Waiting {

  /// SQS's own figures may be a minute old, and an embedded queue goes through all its messages for
  /// them.
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Pipeline pipeline;
  private final ProgressLine line;
  private final Clock clock;
  private final Duration patience;

  /// @param patience how long nothing may move
  Waiting(Pipeline pipeline, ProgressLine line, Clock clock, Duration patience) {
    this.pipeline = pipeline;
    this.line = line;
    this.clock = clock;
    this.patience = patience;
  }

  /// Returns when all have ended, or when nothing has moved for too long.
  ///
  /// @return the last state of each
  Map<RunId, RunState> untilEnded(Collection<RunId> runs) throws InterruptedException {
    return untilEnded(() -> runs);
  }

  /// The same for runs that others may join while they are waited for.
  Map<RunId, RunState> untilEnded(Supplier<Collection<RunId>> runs) throws InterruptedException {
    var states = new LinkedHashMap<RunId, RunState>();
    runs.get().forEach(run -> states.put(run, RunState.UNKNOWN));
    var last = Progress.of(states.values(), 0);
    var lastMove = clock.instant();
    while (last.ended() < states.size() && lastMove.plus(patience).isAfter(clock.instant())) {
      Thread.sleep(INTERVAL);
      runs.get().forEach(run -> states.putIfAbsent(run, RunState.UNKNOWN));
      states.replaceAll((run, state) -> state.hasEnded() ? state : pipeline.state(run));
      var now = Progress.of(states.values(), pipeline.waitingMessages());
      if (!now.equals(last)) {
        lastMove = clock.instant();
        last = now;
      }
      line.show(now.share(), now.toString(), clock.instant());
    }
    line.clear();
    return states;
  }
}
