package logbatch.cli;

import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Finds queues by their names.
final class SqsQueueUrls {

  private final SqsClient sqs;

  SqsQueueUrls(SqsClient sqs) {
    this.sqs = sqs;
  }

  /// The URL of a queue; empty if there is no such queue.
  Optional<String> find(String name) {
    try {
      return Optional.of(sqs.getQueueUrl(r -> r.queueName(name)).queueUrl());
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }
}
