package logbatch.cli;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How many messages are in a queue.
final class SqsDepth {

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final SqsClient sqs;

  SqsDepth(SqsClient sqs) {
    this.sqs = sqs;
  }

  /// Visible, hidden and delayed messages together; approximate, as SQS counts them.
  long of(String queueUrl) {
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(COUNTS)).attributes();
    return COUNTS.stream()
        .mapToLong(name -> Long.parseLong(attributes.getOrDefault(name, "0")))
        .sum();
  }
}
