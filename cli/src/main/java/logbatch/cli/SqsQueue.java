package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/// A queue of SQS.
final class SqsQueue implements MessageQueue {

  /// Long enough for SQS to ask all its servers.
  private static final int WAIT_SECONDS = 1;

  /// Bytes of all bodies in a request. See
  /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html>,
  /// read in November 2026.
  private static final int REQUEST_BYTES_MAX = 1 << 20;

  /// Requests at a time, so that even 120,000 messages are shown again within a minute.
  private static final int RELEASES_MAX = 32;

  private final SqsClient sqs;
  private final String url;

  SqsQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public long depth() {
    return new SqsDepth(sqs).of(url);
  }

  /// Its Amazon resource name.
  String arn() {
    return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  @Override
  public List<QueuedMessage> receive(Duration hiddenFor) {
    return sqs
        .receiveMessage(r ->
            r.queueUrl(url)
                .maxNumberOfMessages(PAGE_MAX)
                .waitTimeSeconds(WAIT_SECONDS)
                .visibilityTimeout(Math.toIntExact(hiddenFor.toSeconds()))
                .messageSystemAttributeNames(
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                    MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages()
        .stream()
        .map(SqsQueue::received)
        .toList();
  }

  @Override
  public void release(List<String> receipts) {
    var failures = new ConcurrentLinkedQueue<SdkException>();
    try (var threads = Executors.newFixedThreadPool(RELEASES_MAX, Thread.ofVirtual().factory())) {
      for (var page : pages(receipts)) {
        threads.execute(() -> releaseAtOnce(page, failures));
      }
    }
    if (!failures.isEmpty()) {
      throw failures.element();
    }
  }

  private void releaseAtOnce(List<String> page, Queue<SdkException> failures) {
    var entries =
        IntStream.range(0, page.size())
            .mapToObj(i ->
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(page.get(i))
                    .visibilityTimeout(0)
                    .build())
            .toList();
    try {
      sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries));
    } catch (SdkException e) {
      failures.add(e);
    }
  }

  @Override
  public Set<String> delete(List<QueuedMessage> messages) {
    var deleted = new HashSet<String>();
    for (var page : pages(messages)) {
      var entries =
          IntStream.range(0, page.size())
              .mapToObj(i ->
                  DeleteMessageBatchRequestEntry.builder()
                      .id(Integer.toString(i))
                      .receiptHandle(page.get(i).receipt())
                      .build())
              .toList();
      sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries)).successful().stream()
          .map(DeleteMessageBatchResultEntry::id)
          .map(index -> page.get(Integer.parseInt(index)).id())
          .forEach(deleted::add);
    }
    return deleted;
  }

  @Override
  public Set<Integer> send(List<String> bodies) {
    var taken = new HashSet<Integer>();
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    long bytes = 0;
    for (int i = 0; i < bodies.size(); i++) {
      int bodyBytes = bodies.get(i).getBytes(UTF_8).length;
      if (entries.size() == PAGE_MAX || bytes + bodyBytes > REQUEST_BYTES_MAX) {
        taken.addAll(sendAtOnce(entries));
        entries.clear();
        bytes = 0;
      }
      bytes += bodyBytes;
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .messageBody(bodies.get(i))
              .build());
    }
    taken.addAll(sendAtOnce(entries));
    return taken;
  }

  private Set<Integer> sendAtOnce(List<SendMessageBatchRequestEntry> entries) {
    if (entries.isEmpty()) {
      return Set.of();
    }
    return sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).successful().stream()
        .map(SendMessageBatchResultEntry::id)
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static <T> List<List<T>> pages(List<T> all) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + PAGE_MAX)
        .mapToObj(from -> all.subList(from, Math.min(from + PAGE_MAX, all.size())))
        .toList();
  }

  private static QueuedMessage received(Message message) {
    var attributes = message.attributes();
    return new QueuedMessage(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        Integer.parseInt(
            attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
        Instant.ofEpochMilli(
            Long.parseLong(
                attributes.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))));
  }
}
