package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import logbatch.model.CountPart;
import logbatch.model.RejectedSample;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterHandlerTest {

  private static final RunId RUN = RunId.parse("8e2cc497-779d-83dd-82c7-064ce0b7a1f1");

  /// See <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>.
  private static final int LAMBDA_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private static final Map<String, Object> ANSWER =
      Map.of("state", Map.of(), "batchItemFailures", List.of());

  private final World world = new World();
  private final InMemoryCountStore store = new InMemoryCountStore();
  private final CounterHandler handler =
      new CounterHandler(new Counter(store, Clock.systemUTC()), new StreamRecords(world.log()));

  @Test
  void recordsOfTheStreamAreCounted() throws IOException {
    assertThat(invoke("stream-processed-logs.json")).isEqualTo(ANSWER);

    // Three lines processed: inserted, inserted, and redriven after it had been rejected. One
    // rejected, not in UTF-8.
    var sum = store.sum(RUN);
    assertThat(sum.processed()).isEqualTo(3);
    assertThat(sum.rejected()).isEqualTo(1);
    assertThat(sum.statuses().counts()).isEqualTo(Map.of("200", 1L, "404", 1L, "WARN", 1L));
    assertThat(sum.levels().counts()).isEqualTo(Map.of("WARN", 1L));
    assertThat(sum.samples()).extracting(RejectedSample::excerpt).containsExactly("{\uFFFD");
    assertThat(store.parts(RUN))
        .extracting(CountPart::shardId)
        .containsExactly("shardId-00000001767225600000-2f6c8a1e");
  }

  @Test
  void recordsThatAreNotUnderstoodArePassedOverAndSaidSo() throws IOException {
    invoke("stream-processed-logs.json");

    assertThat(world.logged())
        .contains(
            "\"counter_records_passed_over_total\":2",
            "the item was removed=1",
            "it has no status=1");
  }

  /// A control character is six in JSON, and a redriven line comes with two images of itself.
  @ParameterizedTest
  @ValueSource(strings = {"\\u0001", "\\\\"})
  void longestLineFitsIntoAnEventTwice(String escaped) throws IOException {
    var longest = escaped.repeat(320 * 1024);
    var event =
        Events.json("stream-processed-logs.json")
            .replace("\"{\\\"status\\\":\"", '"' + longest + '"')
            .replace("\"{\\\"status\\\":404}\"", '"' + longest + '"');

    handler.handleRequest(Events.parsed(event), null);

    // Once in the insert of the rejected line, twice in its change to a processed one.
    assertThat(event.length()).isGreaterThan(3 * longest.length());
    assertThat(2 * longest.length()).isLessThan(LAMBDA_PAYLOAD_BYTES - 64 * 1024);
    assertThat(store.sum(RUN).processed()).isEqualTo(3);
    assertThat(store.sum(RUN).rejected()).isEqualTo(1);
  }

  @Test
  void repeatIsCountedOnce() throws IOException {
    invoke("stream-processed-logs.json");

    assertThat(invoke("stream-processed-logs.json")).isEqualTo(ANSWER);

    assertThat(store.sum(RUN).processed()).isEqualTo(3);
  }

  @Test
  void lastInvocationOfAWindowHasNoRecords() throws IOException {
    assertThat(invoke("stream-processed-logs-window-end.json")).isEqualTo(ANSWER);

    assertThat(store.writes()).isZero();
  }

  @Test
  void eventWithoutItsShardIsRefused() {
    assertThatThrownBy(() -> invoke("stream-processed-logs_bad.json"))
        .hasMessageContaining("TumblingWindowInSeconds");

    assertThat(store.writes()).isZero();
  }

  @Test
  void failingStoreFailsTheBatch() {
    var failing =
        new CounterHandler(
            new Counter(
                new CountStoreThatBreaks(store, new java.util.Random(1), 1), Clock.systemUTC()),
            new StreamRecords(world.log()));

    assertThatThrownBy(
            () -> failing.handleRequest(Events.readMap("stream-processed-logs.json"), null))
        .isInstanceOf(CountStoreThatBreaks.Broken.class);
  }

  private Map<String, Object> invoke(String event) throws IOException {
    return handler.handleRequest(Events.readMap(event), null);
  }
}
