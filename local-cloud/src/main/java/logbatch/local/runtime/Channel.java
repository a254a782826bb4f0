package logbatch.local.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Where the thread that invokes and the process that polls meet. One invocation at a time.
///
/// The invoking side calls [#handOver] and [#awaitSignal]; the Runtime API calls [#next] and
/// [#answer]; the end of the process calls [#exited]. Signals that belong to an earlier invocation
/// are dropped.
final class Channel {

  /// What the invoking side waits for.
  sealed interface Signal {
    /// The handler's answer.
    record Answered(String requestId, InvocationResult result) implements Signal {}

    /// The function could not be loaded.
    record InitError(InvocationResult.InitFailed failure) implements Signal {}

    /// The process has ended.
    record Exited(int exitCode) implements Signal {}
  }

  private static final Duration POLL = Duration.ofMillis(500);

  private final SynchronousQueue<Invocation> handOver = new SynchronousQueue<>();
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final CountDownLatch polled = new CountDownLatch(1);

  /// Request id of the invocation under way, and nothing else in it.
  private final Set<String> current = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /// Waits for an invocation on behalf of the process.
  ///
  /// @return nothing if the channel was closed meanwhile
  Optional<Invocation> next() throws InterruptedException {
    polled.countDown();
    while (!closed) {
      var invocation = handOver.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
      if (invocation != null) {
        current.add(invocation.requestId());
        return Optional.of(invocation);
      }
    }
    return Optional.empty();
  }

  /// Whether the process has ever asked for an invocation, that is, whether its init was fine
  boolean isInitialized() {
    return polled.getCount() == 0;
  }

  /// Gives the invocation to the process as soon as it asks for one.
  ///
  /// @return false if it has not asked within the time, or has ended
  boolean handOver(Invocation invocation, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!closed && System.nanoTime() < end && signals.isEmpty()) {
      if (handOver.offer(invocation, 20, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the id is that of the invocation under way; only such an answer is taken
  boolean answer(String requestId, InvocationResult result) {
    if (!current.remove(requestId)) {
      return false;
    }
    return signals.add(new Signal.Answered(requestId, result));
  }

  void initError(InvocationResult.InitFailed failure) {
    signals.add(new Signal.InitError(failure));
  }

  void exited(int exitCode) {
    closed = true;
    signals.add(new Signal.Exited(exitCode));
  }

  /// Waits for the next signal; nothing if none came within the time
  Optional<Signal> awaitSignal(Duration patience) throws InterruptedException {
    return Optional.ofNullable(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }
}
