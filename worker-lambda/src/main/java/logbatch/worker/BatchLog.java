package logbatch.worker;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.RejectionReason;

/// What a person reads about a batch: one line of sums, one for each kind of trouble, and one for
/// each message that is none of ours.
final class BatchLog {

  private final JsonLog log;

  BatchLog(JsonLog log) {
    this.log = log;
  }

  /// @param outcomes at index `i` that of `messages.get(i)`
  void summary(List<ReceivedMessage> messages, List<Outcome> outcomes, Duration took) {
    for (int i = 0; i < messages.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Malformed(var cause)) {
        malformed(messages.get(i), cause);
      }
    }
    trouble(outcomes);
    rejections(outcomes);
    log.info(
        "batch processed",
        "messages",
        messages.size(),
        Metric.RECORDS_STORED,
        count(outcomes, Outcome.Stored.class),
        Metric.RECORDS_DUPLICATE,
        count(outcomes, Outcome.Duplicate.class),
        "rejected",
        count(outcomes, Outcome.Rejected.class),
        Metric.MESSAGES_MALFORMED,
        count(outcomes, Outcome.Malformed.class),
        Metric.MESSAGES_FAILED,
        count(outcomes, Outcome.Failed.class),
        "milliseconds",
        took.toMillis());
  }

  /// One line for each reason, which is a dimension of the metric.
  private void rejections(List<Outcome> outcomes) {
    var counts = new EnumMap<RejectionReason, Integer>(RejectionReason.class);
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Rejected(var reason)) {
        counts.merge(reason, 1, Integer::sum);
      }
    }
    counts.forEach((reason, count) ->
        log.info("lines rejected", "reason", reason.wireName(), Metric.LINES_REJECTED, count));
  }

  private void malformed(ReceivedMessage message, Exception cause) {
    log.error(
        "this message is no line message and goes to the dead-letter queue; who else sends to log-processing-queue?",
        "message_id",
        message.id(),
        "receive_count",
        message.receiveCount(),
        "cause",
        cause);
  }

  /// One line for each class of exception, with the first of them and how many there were.
  private void trouble(List<Outcome> outcomes) {
    var first = new HashMap<Class<?>, Exception>();
    var counts = new HashMap<Class<?>, Integer>();
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Failed(var cause)) {
        first.putIfAbsent(cause.getClass(), cause);
        counts.merge(cause.getClass(), 1, Integer::sum);
      }
    }
    for (Map.Entry<Class<?>, Exception> kind : first.entrySet()) {
      log.warn(
          "messages failed for a reason outside their lines, and will come again",
          "messages",
          counts.get(kind.getKey()),
          "cause",
          kind.getValue());
    }
  }

  private static int count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
    return (int) outcomes.stream().filter(kind::isInstance).count();
  }
}
