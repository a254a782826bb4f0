package logbatch.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.List;

/// Lambda entry point: turns the SQS event into messages, and those that failed into batch item
/// failures.
public final class WorkerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final String RECEIVE_COUNT = "ApproximateReceiveCount";

  private final BatchProcessor processor;

  /// Called by Lambda once per execution environment.
  public WorkerHandler() {
    this(Wiring.fromEnvironment(System.getenv()));
  }

  WorkerHandler(BatchProcessor processor) {
    this.processor = processor;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var messages = event.getRecords().stream().map(WorkerHandler::message).toList();
    var timeLeft = Duration.ofMillis(context.getRemainingTimeInMillis());
    try {
      return response(processor.process(messages, timeLeft));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "stopped while processing; the queue hands the batch over again", e);
    }
  }

  private static ReceivedMessage message(SQSMessage message) {
    var count = message.getAttributes().getOrDefault(RECEIVE_COUNT, "1");
    return new ReceivedMessage(
        message.getMessageId(),
        message.getReceiptHandle(),
        message.getBody(),
        Integer.parseInt(count));
  }

  private static SQSBatchResponse response(List<ReceivedMessage> failed) {
    return new SQSBatchResponse(
        failed.stream().map(message -> new BatchItemFailure(message.id())).toList());
  }
}
