package logbatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Goes once through the messages of a queue. Each is hidden while that lasts, lest it come twice,
/// and shown again at the end, unless it was removed meanwhile. Safe for all threads, so that it
/// can be closed when the process is asked to end.
///
/// Not every message may be seen: others may have hidden some, and a standard queue hides 120,000
/// at most. [#hidden] tells how many are left.
final class Browsing implements AutoCloseable {

  /// How long a message stays hidden if nobody is left to show it again.
  private static final Duration HIDDEN_FOR = Duration.ofMinutes(10);

  /// One empty answer may be a mistake.
  private static final int EMPTY_ANSWERS_AT_END = 2;

  private final MessageQueue queue;
  private final InstantSource clock;

  /// Receipt handles by message id.
  private final Map<String, String> held = new LinkedHashMap<>();

  private int emptyAnswers;
  private long depthBefore;
  private long removed;

  /// From when on the first messages show again; null before the first ones are asked for.
  private Instant showAgainAt;

  private boolean isClosed;

  Browsing(MessageQueue queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /// The next messages that have not been seen.
  ///
  /// @return none at the end; [#hidden] tells whether there are others
  List<QueuedMessage> next() {
    var page = receive();
    while (page.unseen().isEmpty() && !page.isLast()) {
      page = receive();
    }
    return page.unseen();
  }

  private record Page(List<QueuedMessage> unseen, boolean isLast) {}

  /// Receives once, so that closing has to wait for one answer at most.
  private synchronized Page receive() {
    if (isClosed) {
      return new Page(List.of(), true);
    }
    if (showAgainAt == null) {
      depthBefore = queue.depth();
      showAgainAt = clock.instant().plus(HIDDEN_FOR);
    }
    var received = queue.receive(HIDDEN_FOR);
    if (received.isEmpty()) {
      emptyAnswers++;
      return new Page(List.of(), emptyAnswers >= EMPTY_ANSWERS_AT_END);
    }
    emptyAnswers = 0;
    var unseen = new ArrayList<QueuedMessage>();
    for (var message : received) {
      if (held.put(message.id(), message.receipt()) == null) {
        unseen.add(message);
      }
    }
    // From then on what was seen comes again and again, and this would never end.
    return new Page(unseen, !clock.instant().isBefore(showAgainAt));
  }

  /// Removes messages from the queue.
  ///
  /// @return how many could be removed; the others show again
  synchronized int remove(List<QueuedMessage> messages) {
    var ids = queue.delete(messages);
    held.keySet().removeAll(ids);
    removed += ids.size();
    return ids.size();
  }

  /// How many messages the queue has besides those that were seen; approximate, as SQS counts them.
  /// Means something once [#next] has returned none; none after the closing.
  ///
  /// The count may be late by minutes. So only those are taken for hidden that were counted both
  /// before and after: what was removed here may be in the second count yet, and what somebody else
  /// removed, in the first.
  synchronized long hidden() {
    return isClosed ? 0 : Math.max(0, Math.min(depthBefore - removed, queue.depth()) - held.size());
  }

  /// What to do about hidden messages.
  ///
  /// @param count at least 1
  static String describe(long count) {
    return "%,d %s hidden from this look; come again in %d minutes"
        .formatted(count, count == 1 ? "message is" : "messages are", HIDDEN_FOR.toMinutes());
  }

  /// Shows again what was not removed.
  @Override
  public synchronized void close() {
    isClosed = true;
    queue.release(List.copyOf(held.values()));
    held.clear();
  }
}
