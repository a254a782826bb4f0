package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import logbatch.aws.JsonLog;
import logbatch.lines.Deadline;
import logbatch.model.RetrySchedule;
import tools.jackson.jr.ob.JSON;

/// Entry point of LogSplitterLambda, which S3 and SQS invoke with events of their own shapes.
public final class SplitterHandler implements RequestStreamHandler {

  private final Splitter splitter;
  private final MessageVisibility visibility;
  private final JsonLog log;
  private final Clock clock;

  /// Called by Lambda once per execution environment.
  public SplitterHandler() {
    this(Wiring.fromEnvironment(System.getenv()));
  }

  private SplitterHandler(Wiring wiring) {
    this(wiring.splitter(), wiring.visibility(), wiring.log(), wiring.clock());
  }

  SplitterHandler(Splitter splitter, MessageVisibility visibility, JsonLog log, Clock clock) {
    this.splitter = splitter;
    this.visibility = visibility;
    this.log = log;
    this.clock = clock;
  }

  /// Reads one event and answers it.
  ///
  /// @throws MalformedEventException if the event is none that this function is subscribed to
  /// @throws IllegalStateException if a notification of S3 could not be handled; Lambda repeats it
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = SplitterEvent.of(EventObject.parse(new String(input.readAllBytes(), UTF_8)));
    var deadline = Deadline.before(Duration.ofMillis(context.getRemainingTimeInMillis()), clock);
    try {
      JSON.std.write(answer(event, new Delivery(context.getAwsRequestId(), deadline)), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; the event has to be repeated", e);
    }
  }

  private Map<String, ?> answer(SplitterEvent event, Delivery delivery)
      throws IOException, InterruptedException {
    if (event instanceof SplitterEvent.Messages(var messages)) {
      return Map.of("batchItemFailures", failures(messages, delivery.deadline()));
    }
    take(event, delivery);
    return Map.of();
  }

  private List<Map<String, String>> failures(
      List<SplitterEvent.Message> messages, Deadline deadline) throws InterruptedException {
    var failures = new ArrayList<Map<String, String>>();
    for (var message : messages) {
      try (var _ = Heartbeat.of(visibility, message, Thread::sleep, log)) {
        take(message.event(), new Delivery(message.id(), deadline));
      } catch (TakenOverByRepeatException e) {
        // The other delivery keeps the message hidden, and deletes it when it is done.
        log.warn("message left to its other delivery", "message_id", message.id(), "cause", e);
        failures.add(Map.of("itemIdentifier", message.id()));
      } catch (IOException | RuntimeException e) {
        log.error(
            "message failed; SQS gives it its further attempts",
            "message_id",
            message.id(),
            "receive_count",
            message.receiveCount(),
            "cause",
            e);
        delay(message);
        failures.add(Map.of("itemIdentifier", message.id()));
      }
    }
    return failures;
  }

  /// An outage would use up all attempts in minutes if they came one after the other.
  private void delay(SplitterEvent.Message message) {
    try {
      visibility.hide(
          message.receiptHandle(), RetrySchedule.afterOutsideTrouble(message.receiveCount()));
    } catch (RuntimeException e) {
      log.warn(
          "a failed message could not be delayed; it comes back when its visibility time-out is over",
          "message_id",
          message.id(),
          "cause",
          e);
    }
  }

  private void take(SplitterEvent event, Delivery delivery)
      throws IOException, InterruptedException {
    switch (event) {
      case SplitterEvent.Uploads(var records) -> splitter.uploaded(records, delivery);
      case SplitterEvent.Order(var task) -> splitter.ordered(task, delivery);
      case SplitterEvent.Continuation(var task) -> splitter.continued(task, delivery);
      case SplitterEvent.Test() -> log.info("S3 tried whether it may notify this function");
      case SplitterEvent.Messages(var messages) ->
          throw new MalformedEventException("a message of SQS holds an event of SQS");
    }
  }
}
