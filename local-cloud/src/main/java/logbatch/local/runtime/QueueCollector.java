package logbatch.local.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import logbatch.local.template.EventSource.SqsMapping;

/// Collects messages until a batch is full, its window is over, or the event would grow too large.
/// Not thread-safe.
final class QueueCollector {

  /// What an invocation takes at most, less some room for the frame. See
  /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>, November 2026.
  static final int MAX_EVENT_BYTES = 6 * 1024 * 1024 - 1024;

  /// Lambda waits 20 seconds. But an embedded queue service that is being stopped waits for the
  /// polls that it has taken in, even if nobody is left to be answered.
  private static final Duration LONG_POLL = Duration.ofSeconds(2);

  private static final int MAX_RECEIVE = 10;

  /// A message with its part of the event.
  ///
  /// @param json the record's JSON text
  record Item(QueueMessage message, String json) {
    int bytes() {
      return Json.bytes(json) + 1;
    }
  }

  private final Queues queues;
  private final SqsMapping mapping;
  private final Clock clock;

  /// Received, but too much for the batch before.
  private final Queue<Item> carried = new ArrayDeque<>();

  QueueCollector(Queues queues, SqsMapping mapping, Clock clock) {
    this.queues = queues;
    this.mapping = mapping;
    this.clock = clock;
  }

  /// The next batch; empty if no message came within one long poll.
  List<Item> next() {
    var batch = new ArrayList<Item>();
    int bytes = take(batch, 0);
    if (batch.isEmpty()) {
      receive(mapping.batchSize(), LONG_POLL);
      bytes = take(batch, bytes);
    }
    var end = Instant.now(clock).plus(mapping.batchWindow());
    while (!batch.isEmpty() && carried.isEmpty() && batch.size() < mapping.batchSize()) {
      var left = Duration.between(Instant.now(clock), end);
      if (!left.isPositive()) {
        break;
      }
      var wait = wholeSeconds(left);
      receive(mapping.batchSize() - batch.size(), wait);
      if (carried.isEmpty() && wait.isZero()) {
        break;
      }
      bytes = take(batch, bytes);
    }
    return batch;
  }

  /// SQS waits whole seconds only, so a window may be over half a second early or late.
  private static Duration wholeSeconds(Duration left) {
    return Duration.ofSeconds(Math.round(left.toMillis() / 1000.0));
  }

  private void receive(int wanted, Duration wait) {
    var messages = queues.receive(mapping.queueArn(), Math.min(wanted, MAX_RECEIVE), wait);
    var unwanted = new ArrayList<QueueMessage>();
    for (var message : messages) {
      var record = QueueEvent.record(message, mapping.queueArn());
      if (QueueFilter.matches(mapping.filters(), record)) {
        carried.add(new Item(message, Json.text(record)));
      } else {
        unwanted.add(message);
      }
    }
    if (!unwanted.isEmpty()) {
      queues.delete(mapping.queueArn(), unwanted);
    }
  }

  /// Moves what fits from the carried messages to the batch.
  ///
  /// @return the batch's bytes
  private int take(List<Item> batch, int bytes) {
    int sum = bytes;
    while (!carried.isEmpty() && batch.size() < mapping.batchSize()) {
      int more = carried.element().bytes();
      if (!batch.isEmpty() && sum + more > MAX_EVENT_BYTES) {
        break;
      }
      batch.add(carried.remove());
      sum += more;
    }
    return sum;
  }
}
