package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import logbatch.local.template.EventFilter;
import logbatch.local.template.EventSource.SqsMapping;
import org.junit.jupiter.api.Test;

/// When a batch is complete.
final class QueueCollectorTest {

  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  private final ManualClock clock = new ManualClock(START.toString());
  private final InMemoryQueues queues = new InMemoryQueues(clock);

  @Test
  void aFullBatchTakesSeveralReceivesAndNoTime() {
    queues.add(IntStream.range(0, 30).mapToObj(i -> "m" + i).toArray(String[]::new));

    var batch = collector(25, Duration.ofSeconds(1)).next();

    assertThat(ids(batch)).hasSize(25).startsWith("m0").endsWith("m24");
    assertThat(queues.receives()).isEqualTo(3); // 10 + 10 + 5
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void theWindowEndsABatchThatDoesNotFill() {
    queues.add("m1", "m2");

    var batch = collector(100, Duration.ofSeconds(3)).next();

    assertThat(ids(batch)).containsExactly("m1", "m2");
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void withoutAWindowABatchIsWhatOneReceiveGave() {
    queues.add("m1", "m2");

    assertThat(ids(collector(10, Duration.ZERO).next())).containsExactly("m1", "m2");
    assertThat(queues.receives()).isEqualTo(1);
  }

  @Test
  void anIdleQueueIsAskedOnceInTwoSeconds() {
    assertThat(collector(10, Duration.ofSeconds(1)).next()).isEmpty();
    assertThat(queues.receives()).isEqualTo(1);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  void whatWouldMakeTheEventTooLargeGoesIntoTheNextBatch() {
    // Seven bodies of 1 MiB: five fit into 6 MiB less the frame, and so would half of a sixth.
    for (int i = 0; i < 7; i++) {
      queues.addMessage("m" + i, "x".repeat(1024 * 1024));
    }
    var collector = collector(10, Duration.ofSeconds(1));

    assertThat(ids(collector.next())).containsExactly("m0", "m1", "m2", "m3", "m4");
    assertThat(ids(collector.next())).containsExactly("m5", "m6");
  }

  @Test
  void sizesAreThoseOfTheJsonTextInBytes() {
    // A quotation mark of the body takes two bytes in JSON: 2 * 1 MiB each, so two bodies fit.
    for (int i = 0; i < 4; i++) {
      queues.addMessage("m" + i, "\"".repeat(1024 * 1024));
    }

    assertThat(ids(collector(10, Duration.ofSeconds(1)).next())).containsExactly("m0", "m1");
  }

  @Test
  void aMessageThatNoFilterWantsIsDeletedUnseen() {
    queues.addMessage("m1", "{\"kind\":\"a\"}");
    queues.addMessage("m2", "{\"kind\":\"b\"}");
    queues.addMessage("m3", "no JSON");
    var filter = EventFilter.parse("{\"body\":{\"kind\":[\"b\"]}}");
    var mapping =
        new SqsMapping(
            "Lines",
            InMemoryQueues.ARN,
            10,
            Duration.ZERO,
            OptionalInt.empty(),
            true,
            List.of(filter));

    assertThat(ids(new QueueCollector(queues, mapping, clock).next())).containsExactly("m2");
    assertThat(queues.deleted()).containsExactly("m1", "m3");
  }

  private QueueCollector collector(int batchSize, Duration window) {
    return new QueueCollector(queues, InMemoryQueues.mapping(batchSize, window), clock);
  }

  private static List<String> ids(List<QueueCollector.Item> batch) {
    return batch.stream().map(item -> item.message().messageId()).toList();
  }
}
