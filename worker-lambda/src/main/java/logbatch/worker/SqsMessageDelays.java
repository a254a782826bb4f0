package logbatch.worker;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import logbatch.aws.JsonLog;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

/// Delays by the visibility time-out of each message.
final class SqsMessageDelays implements MessageDelays {

  /// SQS's limit on the entries of one request.
  private static final int ENTRIES_MAX = 10;

  private final SqsClient sqs;
  private final String queueUrl;
  private final JsonLog log;

  SqsMessageDelays(SqsClient sqs, String queueUrl, JsonLog log) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.log = log;
  }

  /// All requests at the same time: together they take no longer than the slowest of them.
  @Override
  public void delay(List<Delay> delays) throws InterruptedException {
    var requests =
        delays.stream()
            .gather(Gatherers.windowFixed(ENTRIES_MAX))
            .<Callable<ChangeMessageVisibilityBatchResponse>>map(window -> () -> change(window))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(requests).forEach(this::logTrouble);
    }
  }

  private ChangeMessageVisibilityBatchResponse change(List<Delay> delays) {
    return sqs.changeMessageVisibilityBatch(
        request -> request.queueUrl(queueUrl).entries(entries(delays)));
  }

  private void logTrouble(Future<ChangeMessageVisibilityBatchResponse> done) {
    if (done.state() == Future.State.SUCCESS) {
      var failed = done.resultNow().failed();
      if (!failed.isEmpty()) {
        log.warn(
            "the queue did not delay some messages; they keep its own visibility time-out",
            "messages",
            failed.size(),
            "code",
            failed.getFirst().code());
      }
    } else if (done.exceptionNow() instanceof Error error) {
      throw error;
    } else {
      log.warn(
          "failed messages could not be delayed; they keep the queue's own visibility time-out",
          "cause",
          done.exceptionNow());
    }
  }

  /// Entries are told apart by their position.
  private static List<ChangeMessageVisibilityBatchRequestEntry> entries(List<Delay> delays) {
    return IntStream.range(0, delays.size())
        .mapToObj(i ->
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(i))
                .receiptHandle(delays.get(i).message().receiptHandle())
                .visibilityTimeout(Math.toIntExact(delays.get(i).visibility().toSeconds()))
                .build())
        .toList();
  }
}
