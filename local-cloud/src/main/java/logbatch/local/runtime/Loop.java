package logbatch.local.runtime;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;

/// A step repeated in a thread of its own, until it says that it is done or the loop is stopped.
///
/// A step that throws is tried again after a pause: what it talks to may come back. The thread is a
/// virtual one, so an interrupt also ends a long poll.
final class Loop {

  private static final System.Logger LOG = System.getLogger(Loop.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// One round.
  @FunctionalInterface
  interface Step {
    /// Does it, and says whether there is more to do.
    boolean run() throws InterruptedException;
  }

  private final String name;
  private final Step step;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
  private final Thread thread;
  private volatile boolean stopped;

  private Loop(String name, Step step) {
    this.name = name;
    this.step = step;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /// Starts at once.
  ///
  /// @param name for messages
  static Loop start(String name, Step step) {
    var loop = new Loop(name, step);
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      while (!stopped && runOnce()) {
        // Once more.
      }
    } catch (InterruptedException e) {
      LOG.log(DEBUG, () -> name + " was interrupted");
    }
  }

  private boolean runOnce() throws InterruptedException {
    try {
      boolean hasMore = step.run();
      backoff.succeeded();
      return hasMore;
    } catch (RuntimeException e) {
      // An SDK call that was interrupted throws an exception of the SDK's own.
      if (!stopped) {
        LOG.log(backoff.isFirstFailure() ? WARNING : DEBUG, name + " failed and is tried again", e);
        Thread.sleep(backoff.failed());
      }
      return true;
    }
  }

  /// Asks the loop to end, and interrupts what it is doing.
  void stop() {
    stopped = true;
    thread.interrupt();
  }

  /// Waits until the loop has ended, but no longer than the time.
  void join(Duration patience) throws InterruptedException {
    if (!thread.join(patience)) {
      LOG.log(WARNING, () -> name + " is still busy");
    }
  }
}
