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

class CounterHandlerTest {

  private static final RunId RUN = RunId.parse("8e2cc497-779d-83dd-82c7-064ce0b7a1f1");
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
