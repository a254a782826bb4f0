package logbatch.splitter;

import java.time.Duration;
import logbatch.aws.JsonLog;

/// Keeps a message hidden as long as its range is worked on, and little longer: after a crash it
/// comes back in minutes, and not when the queue's own time-out is over. That one has to outlast
/// the longest invocation.
///
/// Beats in a thread of its own, since a single line may take minutes to read. Ends with [#close].
final class Heartbeat implements AutoCloseable {

  /// How far ahead the message is hidden. Four beats may fail before it shows itself; that would do
  /// no harm, since only the range's latest holder can write.
  static final Duration AHEAD = Duration.ofMinutes(2);

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final Thread thread;

  private Heartbeat(Thread thread) {
    this.thread = thread;
  }

  /// Begins at once.
  static Heartbeat of(
      MessageVisibility visibility, SplitterEvent.Message message, Pause pause, JsonLog log) {
    return new Heartbeat(
        Thread.ofVirtual().name("heartbeat").start(() -> beat(visibility, message, pause, log)));
  }

  private static void beat(
      MessageVisibility visibility, SplitterEvent.Message message, Pause pause, JsonLog log) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          visibility.hide(message.receiptHandle(), AHEAD);
        } catch (RuntimeException e) {
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          log.warn(
              "the message of a range could not be kept hidden; if it shows itself, the range changes hands",
              "message_id",
              message.id(),
              "cause",
              e);
        }
        pause.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /// Returns when the last beat is over, so that none of them changes what is decided next.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
