package logbatch.local.runtime;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// SQS, or what stands in for it. Thread-safe; the client stays its owner's.
public final class SqsQueues implements Queues {

  private static final System.Logger LOG = System.getLogger(SqsQueues.class.getName());
  private static final int MAX_ENTRIES = 10;

  private final SqsClient sqs;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  /// Talks through the client.
  ///
  /// @param sqs any client; it must bear long polls
  public SqsQueues(SqsClient sqs) {
    this.sqs = sqs;
  }

  @Override
  public List<QueueMessage> receive(String queueArn, int maxMessages, Duration wait) {
    String url = url(queueArn);
    return sqs
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(maxMessages)
                .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages()
        .stream()
        .map(SqsQueues::message)
        .toList();
  }

  @Override
  public void delete(String queueArn, List<QueueMessage> messages) {
    for (int from = 0; from < messages.size(); from += MAX_ENTRIES) {
      deleteSome(queueArn, messages.subList(from, Math.min(from + MAX_ENTRIES, messages.size())));
    }
  }

  private void deleteSome(String queueArn, List<QueueMessage> messages) {
    String url = url(queueArn);
    var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
    for (int i = 0; i < messages.size(); i++) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .receiptHandle(messages.get(i).receiptHandle())
              .build());
    }
    var response = sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    for (var failed : response.failed()) {
      LOG.log(
          WARNING,
          "%s: message %s was handled but not deleted, so it comes again: %s"
              .formatted(
                  queueArn,
                  messages.get(Integer.parseInt(failed.id())).messageId(),
                  failed.message()));
    }
  }

  @Override
  public void send(String queueArn, String body) {
    String url = url(queueArn);
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  /// An ARN ends with the queue's name.
  private String url(String queueArn) {
    return urls.computeIfAbsent(
        queueArn,
        arn ->
            sqs.getQueueUrl(request -> request.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                .queueUrl());
  }

  private static QueueMessage message(Message message) {
    var attributes = new LinkedHashMap<String, Object>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
    return new QueueMessage(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        message.md5OfBody(),
        message.attributesAsStrings(),
        attributes);
  }

  private static Map<String, Object> attribute(MessageAttributeValue value) {
    var fields = new LinkedHashMap<String, Object>();
    if (value.stringValue() != null) {
      fields.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      fields.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    fields.put("stringListValues", List.of());
    fields.put("binaryListValues", List.of());
    fields.put("dataType", value.dataType());
    return fields;
  }
}
