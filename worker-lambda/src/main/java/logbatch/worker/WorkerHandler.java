package logbatch.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Lambda entry point: turns the SQS event into messages, and those that failed into batch item
/// failures.
public final class WorkerHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final BatchProcessor processor;

  /// Called by Lambda once per execution environment.
  public WorkerHandler() {
    this(Wiring.fromEnvironment(System.getenv()));
  }

  WorkerHandler(BatchProcessor processor) {
    this.processor = processor;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    var messages = ReceivedMessage.of(event);
    var timeLeft = Duration.ofMillis(context.getRemainingTimeInMillis());
    try {
      return response(processor.process(messages, timeLeft));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "stopped while processing; the queue hands the batch over again", e);
    }
  }

  private static Map<String, Object> response(List<ReceivedMessage> failed) {
    return Map.of(
        "batchItemFailures",
        failed.stream().map(message -> Map.of("itemIdentifier", message.id())).toList());
  }
}
