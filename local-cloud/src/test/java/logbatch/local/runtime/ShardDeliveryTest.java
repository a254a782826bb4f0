package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.local.template.EventSource.StreamMapping;
import org.junit.jupiter.api.Test;

/// What becomes of a shard's batch when the function fails.
final class ShardDeliveryTest {

  private static final String TIME = "2026-11-01T10:00:30Z";

  private final ManualClock clock = new ManualClock(TIME);
  private final ScriptedFunction function = new ScriptedFunction();

  @Test
  void aBatchThatFailsIsTriedAgainUntilItSucceedsWithGrowingPauses() throws Exception {
    function.fails().fails().fails();

    delivery(-1, false).deliver(records("1", "2"), Optional.empty());

    assertThat(function.records("eventID")).hasSize(4).containsOnly(List.of("1", "2"));
    assertThat(clock.slept())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @Test
  void aPartialFailureGoesOnAtTheFirstRecordThatFailed() throws Exception {
    function.answers(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"},{\"itemIdentifier\":\"2\"}]}");

    delivery(-1, false).deliver(records("1", "2", "3"), Optional.empty());

    assertThat(function.records("eventID"))
        .containsExactly(List.of("1", "2", "3"), List.of("2", "3"));
  }

  @Test
  void anIdentifierOfAnotherBatchFailsTheWholeBatch() throws Exception {
    function.answers("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");

    delivery(-1, false).deliver(records("1", "2"), Optional.empty());

    assertThat(function.records("eventID")).containsExactly(List.of("1", "2"), List.of("1", "2"));
  }

  @Test
  void aBatchIsGivenUpAfterTheAttemptsThatAreAllowed() throws Exception {
    function.fails().fails().fails();

    delivery(2, false).deliver(records("1"), Optional.empty());

    assertThat(function.events()).hasSize(3); // 1 attempt + 2 retries
  }

  @Test
  void bisectingFindsTheRecordThatFailsAndKeepsTheOrder() throws Exception {
    function.fails().answers("{}").fails().fails();

    delivery(1, true).deliver(records("1", "2", "3", "4"), Optional.empty());

    assertThat(function.records("eventID"))
        .containsExactly(
            List.of("1", "2", "3", "4"), // fails, is cut
            List.of("1", "2"),
            List.of("3", "4"), // fails for the second time, is cut all the same
            List.of("3"), // fails and is given up
            List.of("4"));
  }

  @Test
  void aWindowHandsItsStateFromOneInvocationToTheNext() throws Exception {
    function
        .answers("{\"state\":{\"sum\":3}}")
        .answers("{\"state\":{\"sum\":7}}")
        .answers("{\"state\":{}}");
    var window = window();
    var delivery = delivery(-1, false);

    delivery.deliver(records("1", "2"), Optional.of(window));
    delivery.deliver(records("3"), Optional.of(window));
    delivery.finish(window);

    assertThat(function.events())
        .extracting(event -> event.get("state"))
        .containsExactly(Map.of(), Map.of("sum", 3), Map.of("sum", 7));
    assertThat(function.events())
        .extracting(event -> event.get("isFinalInvokeForWindow"))
        .containsExactly(false, false, true);
    assertThat(function.events().getLast())
        .containsEntry("Records", List.of())
        .containsEntry("shardId", "shard-1")
        .containsEntry("eventSourceARN", InMemoryShards.ARN)
        .containsEntry("isWindowTerminatedEarly", false)
        .containsEntry(
            "window", Map.of("start", "2026-11-01T10:00:00Z", "end", "2026-11-01T10:01:00Z"));
  }

  @Test
  void anAnswerWithoutStateIsAFailureInsideAWindow() throws Exception {
    function
        .answers("{\"batchItemFailures\":[]}")
        .answers("{\"state\":{}}")
        .answers("null")
        .answers("{\"state\":{}}");
    var delivery = delivery(-1, false);
    var window = window();

    delivery.deliver(records("1"), Optional.of(window));
    delivery.finish(window);

    assertThat(function.records("eventID"))
        .containsExactly(List.of("1"), List.of("1"), List.of(), List.of());
  }

  @Test
  void withoutAWindowTheEventHasNothingButRecords() throws Exception {
    delivery(-1, false).deliver(records("1"), Optional.empty());

    assertThat(function.events().getFirst()).containsOnlyKeys("Records");
    assertThat(function.records("eventSourceARN").getFirst()).containsExactly(InMemoryShards.ARN);
  }

  private static TumblingWindow window() {
    return TumblingWindow.at(java.time.Instant.parse(TIME), Duration.ofSeconds(60));
  }

  private ShardDelivery delivery(int maximumRetryAttempts, boolean bisects) {
    var mapping =
        new StreamMapping(
            "Stored",
            InMemoryShards.ARN,
            "TRIM_HORIZON",
            10,
            Duration.ZERO,
            Duration.ZERO,
            maximumRetryAttempts,
            bisects,
            true,
            List.of());
    return new ShardDelivery(mapping, "shard-1", function, clock);
  }

  private static List<StreamRecord> records(String... sequenceNumbers) {
    return Arrays.stream(sequenceNumbers)
        .map(number -> InMemoryShards.record(number, TIME))
        .toList();
  }
}
