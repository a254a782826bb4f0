package logbatch.local.runtime;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import logbatch.local.template.EventSource.SqsMapping;

/// Takes batches from a queue to a function: one of the pollers of a mapping, one invocation at a
/// time.
///
/// What succeeded is deleted. What failed is left alone: it comes back when its visibility time-out
/// is over, and the queue's own redrive policy counts the attempts.
final class QueuePoller {

  private static final System.Logger LOG = System.getLogger(QueuePoller.class.getName());

  private final Queues queues;
  private final SqsMapping mapping;
  private final Invoker function;
  private final QueueCollector collector;
  private final Sleeper sleeper;

  /// Lambda lets a mapping whose function fails poll more slowly, too.
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  QueuePoller(
      Queues queues,
      SqsMapping mapping,
      Invoker function,
      QueueCollector collector,
      Sleeper sleeper) {
    this.queues = queues;
    this.mapping = mapping;
    this.function = function;
    this.collector = collector;
    this.sleeper = sleeper;
  }

  /// Waits for a batch, hands it to the function and deletes what succeeded.
  ///
  /// @return true: a queue has no end
  boolean poll() throws InterruptedException {
    var batch = collector.next();
    if (batch.isEmpty()) {
      return true;
    }
    var result =
        function.invoke(QueueEvent.of(batch.stream().map(QueueCollector.Item::json).toList()));
    settle(batch.stream().map(QueueCollector.Item::message).toList(), result);
    if (result.isSuccess()) {
      backoff.succeeded();
    } else {
      sleeper.sleep(backoff.failed());
    }
    return true;
  }

  private void settle(List<QueueMessage> batch, InvocationResult result) {
    switch (answer(batch, result)) {
      case BatchAnswer.Succeeded _ -> queues.delete(mapping.queueArn(), batch);
      case BatchAnswer.PartlyFailed failed -> {
        var succeeded =
            batch.stream().filter(m -> !failed.identifiers().contains(m.messageId())).toList();
        if (!succeeded.isEmpty()) {
          queues.delete(mapping.queueArn(), succeeded);
        }
      }
      case BatchAnswer.Failed failed ->
          LOG.log(
              WARNING,
              () ->
                  "%s: a batch of %d messages failed and comes back after its visibility time-out: %s"
                      .formatted(mapping.logicalId(), batch.size(), failed.reason()));
    }
  }

  private BatchAnswer answer(List<QueueMessage> batch, InvocationResult result) {
    if (!mapping.reportsBatchItemFailures()) {
      return BatchAnswer.asWhole(result);
    }
    return BatchAnswer.withItemFailures(
        result, batch.stream().map(QueueMessage::messageId).collect(Collectors.toSet()));
  }
}
