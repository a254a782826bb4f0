package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Waits for batches and shows how far they are.
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
  Map<Batch, RunState> untilEnded(List<Batch> batches) throws InterruptedException {
    var states = new LinkedHashMap<Batch, RunState>();
    batches.forEach(batch -> states.put(batch, RunState.UNKNOWN));
    var last = Progress.of(states.values(), 0);
    var lastMove = clock.instant();
    while (last.ended() < batches.size() && lastMove.plus(patience).isAfter(clock.instant())) {
      Thread.sleep(INTERVAL);
      states.replaceAll((batch, state) -> state.hasEnded() ? state : pipeline.state(batch));
      var now = Progress.of(states.values(), pipeline.waitingMessages());
      if (!now.equals(last)) {
        lastMove = clock.instant();
        last = now;
      }
      line.show(now.toString(), clock.instant());
    }
    line.clear();
    return states;
  }
}
