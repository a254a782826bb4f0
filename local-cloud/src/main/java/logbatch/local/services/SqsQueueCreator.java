package logbatch.local.services;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import logbatch.local.template.PhysicalIds;
import logbatch.local.template.QueueSpec;
import logbatch.local.template.QueueSpec.RedrivePolicy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Creates queues, dead-letter queues first.
record SqsQueueCreator(SqsClient sqs) {

  PhysicalIds create(List<QueueSpec> queues, PhysicalIds known) {
    var inOrder = new ArrayList<>(queues);
    // A dead-letter queue has no redrive policy of its own.
    inOrder.sort(Comparator.comparing(queue -> queue.redrive().isPresent()));
    PhysicalIds ids = known;
    for (QueueSpec queue : inOrder) {
      try {
        ids = ids.with(queue.logicalId(), create(queue, ids));
      } catch (SdkException e) {
        throw new ServiceException("queue " + queue.name() + " cannot be created", e);
      }
    }
    return ids;
  }

  private Map<String, String> create(QueueSpec queue, PhysicalIds known) {
    String url = url(queue, known);
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return Map.of(PhysicalIds.REF, url, "Arn", arn, "QueueName", queue.name());
  }

  private String url(QueueSpec queue, PhysicalIds known) {
    var attributes = attributes(queue, known);
    try {
      String url = sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
      sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
      return url;
    } catch (QueueDoesNotExistException e) {
      return sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes))
          .queueUrl();
    }
  }

  private static Map<QueueAttributeName, String> attributes(QueueSpec queue, PhysicalIds known) {
    var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
    queue
        .redrive()
        .ifPresent(policy ->
            attributes.put(QueueAttributeName.REDRIVE_POLICY, redrivePolicy(policy, known)));
    return attributes;
  }

  private static String redrivePolicy(RedrivePolicy policy, PhysicalIds known) {
    String arn = known.attribute(policy.deadLetterQueue(), "Arn").orElseThrow();
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(arn, policy.maxReceiveCount());
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
