package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkerHandlerTest {

  static final Path EVENTS = Path.of(System.getProperty("logbatch.home", "..")).resolve("events");

  private final WorkerFixture worker = new WorkerFixture();
  private final WorkerHandler handler = new WorkerHandler(worker.processor());

  /// Three lines of app.jsonl, the second of them no JSON; the third travels as base64.
  @Test
  void responseNamesExactlyTheFailedMessage() throws IOException {
    var response = handler.handleRequest(event("sqs-lines-one-bad.json"), new FakeContext());

    assertThat(response).isEqualTo(failures("2e1424d4-f796-459a-8184-9c92662be6da"));
    assertThat(worker.items.items()).hasSize(3);
    assertThat(worker.delays.seconds())
        .isEqualTo(Map.of("2e1424d4-f796-459a-8184-9c92662be6da", 2L));
  }

  @Test
  void receiveCountOfTheEventDecidesTheDelay() throws IOException {
    var event =
        eventOf(
            json("sqs-lines-one-bad.json")
                .replace(
                    "\"ApproximateReceiveCount\": \"1\"", "\"ApproximateReceiveCount\": \"3\""));
    var failing =
        new WorkerHandler(
            worker.processor(_ -> {
              throw new IllegalStateException("throttled");
            }));

    failing.handleRequest(event, new FakeContext());

    assertThat(worker.delays.seconds()).hasSize(3).containsValue(750L);
  }

  @Test
  void eventWithoutMessagesIsFine() {
    assertThat(handler.handleRequest(Map.of("Records", List.of()), new FakeContext()))
        .isEqualTo(failures());
  }

  @Test
  void otherEventIsRefused() {
    assertThatThrownBy(() ->
            handler.handleRequest(Map.of("detail-type", "Scheduled Event"), new FakeContext()))
        .hasMessageContaining("[detail-type]");
    assertThatThrownBy(() ->
            handler.handleRequest(
                Map.of("Records", List.of(Map.of("eventSource", "aws:s3"))), new FakeContext()))
        .hasMessageContaining("no message of SQS");
  }

  private static Map<String, Object> failures(String... messageIds) {
    return Map.of(
        "batchItemFailures",
        Stream.of(messageIds).map(id -> Map.of("itemIdentifier", id)).toList());
  }

  private static Map<String, Object> event(String name) throws IOException {
    return eventOf(json(name));
  }

  /// Read with Lambda's own serialization.
  @SuppressWarnings("unchecked") // It was asked for a map of names to values.
  private static Map<String, Object> eventOf(String json) {
    PojoSerializer<?> serializer = JacksonFactory.getInstance().getSerializer((Type) Map.class);
    return (Map<String, Object>) serializer.fromJson(json);
  }

  private static String json(String name) throws IOException {
    return Files.readString(EVENTS.resolve(name));
  }
}
