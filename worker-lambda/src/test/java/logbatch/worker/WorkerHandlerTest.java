package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerHandlerTest {

  static final Path EVENTS = Path.of(System.getProperty("logbatch.home", "..")).resolve("events");

  private final WorkerFixture worker = new WorkerFixture();
  private final WorkerHandler handler = new WorkerHandler(worker.processor());

  /// Three lines of app.jsonl, the second of them no JSON; the third travels as base64.
  @Test
  void responseNamesExactlyTheFailedMessage() throws IOException {
    var response = handler.handleRequest(event("sqs-lines-one-bad.json"), new FakeContext());

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("2e1424d4-f796-459a-8184-9c92662be6da");
    assertThat(worker.items.items()).hasSize(3);
    assertThat(worker.delays.seconds())
        .isEqualTo(Map.of("2e1424d4-f796-459a-8184-9c92662be6da", 2L));
  }

  @Test
  void receiveCountOfTheEventDecidesTheDelay() throws IOException {
    var event = event("sqs-lines-one-bad.json");
    event
        .getRecords()
        .forEach(record -> record.getAttributes().put("ApproximateReceiveCount", "3"));
    var failing =
        new WorkerHandler(
            worker.processor(_ -> {
              throw new IllegalStateException("throttled");
            }));

    failing.handleRequest(event, new FakeContext());

    assertThat(worker.delays.seconds()).hasSize(3).containsValue(750L);
  }

  @Test
  void eventWithoutRecordsIsFine() {
    var event = new SQSEvent();
    event.setRecords(List.of());

    assertThat(handler.handleRequest(event, new FakeContext()).getBatchItemFailures()).isEmpty();
  }

  private static SQSEvent event(String name) throws IOException {
    return LambdaEventSerializers.serializerFor(
            SQSEvent.class, WorkerHandlerTest.class.getClassLoader())
        .fromJson(Files.readString(EVENTS.resolve(name)));
  }
}
