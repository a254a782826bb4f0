package logbatch.local.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import logbatch.local.template.EventSource.SqsMapping;

/// One queue in memory. A message that was received is never visible again. Waiting moves the
/// clock.
final class InMemoryQueues implements Queues {

  static final String ARN = "arn:aws:sqs:us-east-1:000000000000:lines";

  private final ManualClock clock;
  private final Deque<QueueMessage> visible = new ArrayDeque<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private int receives;

  InMemoryQueues(ManualClock clock) {
    this.clock = clock;
  }

  static SqsMapping mapping(int batchSize, Duration window) {
    return new SqsMapping("Lines", ARN, batchSize, window, OptionalInt.empty(), true, List.of());
  }

  void addMessage(String id, String body) {
    visible.add(
        new QueueMessage(
            id,
            "handle-of-" + id,
            body,
            "md5-of-" + id,
            Map.of("ApproximateReceiveCount", "1", "SenderId", "AIDA"),
            Map.of()));
  }

  void add(String... ids) {
    for (var id : ids) {
      addMessage(id, "body of " + id);
    }
  }

  @Override
  public List<QueueMessage> receive(String queueArn, int maxMessages, Duration wait) {
    receives++;
    if (maxMessages < 1 || maxMessages > 10 || wait.toSeconds() > 20) {
      throw new IllegalArgumentException("SQS refuses this");
    }
    if (visible.isEmpty()) {
      clock.advance(wait);
    }
    var messages = new ArrayList<QueueMessage>();
    while (messages.size() < maxMessages && !visible.isEmpty()) {
      messages.add(visible.remove());
    }
    return messages;
  }

  @Override
  public void delete(String queueArn, List<QueueMessage> messages) {
    messages.forEach(message -> deleted.add(message.messageId()));
  }

  @Override
  public void send(String queueArn, String body) {
    sent.add(queueArn + " " + body);
  }

  /// Ids of the messages deleted so far.
  List<String> deleted() {
    return deleted;
  }

  /// Queue and body of each message sent.
  List<String> sent() {
    return sent;
  }

  int receives() {
    return receives;
  }
}
