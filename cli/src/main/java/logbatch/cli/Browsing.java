package logbatch.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Goes once through the messages of a queue. Each is hidden while that lasts, lest it come twice,
/// and shown again at the end, unless it was removed meanwhile. Safe for all threads, so that it
/// can be closed when the process is asked to end.
///
/// A standard queue hides 120,000 messages at most; what is beyond them is not seen.
final class Browsing implements AutoCloseable {

  /// How long a message stays hidden if nobody is left to show it again.
  private static final Duration HIDDEN_FOR = Duration.ofMinutes(10);

  private final MessageQueue queue;

  /// Receipt handles by message id.
  private final Map<String, String> held = new LinkedHashMap<>();

  private boolean isClosed;

  Browsing(MessageQueue queue) {
    this.queue = queue;
  }

  /// The next messages.
  ///
  /// @return none at the end, and when the time that messages stay hidden is over
  synchronized List<QueuedMessage> next() {
    if (isClosed) {
      return List.of();
    }
    var unseen = new ArrayList<QueuedMessage>();
    for (var message : queue.receive(HIDDEN_FOR)) {
      if (held.put(message.id(), message.receipt()) == null) {
        unseen.add(message);
      }
    }
    return unseen;
  }

  /// Removes messages from the queue.
  ///
  /// @return how many could be removed; the others show again
  synchronized int remove(List<QueuedMessage> messages) {
    var removed = queue.delete(messages);
    held.keySet().removeAll(removed);
    return removed.size();
  }

  /// Shows again what was not removed.
  @Override
  public synchronized void close() {
    isClosed = true;
    queue.release(List.copyOf(held.values()));
    held.clear();
  }
}
