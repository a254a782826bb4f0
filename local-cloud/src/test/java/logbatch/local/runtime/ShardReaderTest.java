package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import logbatch.local.runtime.ShardStreams.Position;
import logbatch.local.template.EventFilter;
import logbatch.local.template.EventSource.StreamMapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a shard is cut into batches and windows.
final class ShardReaderTest {

  private static final String STATE = "{\"state\":{}}";

  private final ManualClock clock = new ManualClock("2026-11-01T10:00:00Z");
  private final InMemoryShards shards = new InMemoryShards();
  private final ScriptedFunction function = new ScriptedFunction();

  @BeforeEach
  void openOneShard() {
    shards.open("s", null);
  }

  @Test
  void recordsComeInOrderInBatchesOfTheSizeUntilTheShardsEnd() throws Exception {
    add("1", "2", "3", "4", "5");
    shards.close("s");

    drain(reader(InMemoryShards.mapping(2, Duration.ZERO)));

    assertThat(function.records("eventID"))
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5"));
  }

  @Test
  void recordsThatNoFilterWantsArePassedOver() throws Exception {
    add("1", "2", "3", "4");
    shards.close("s");
    var filter = EventFilter.parse("{\"eventName\":[\"INSERT\"]}");

    drain(reader(InMemoryShards.mapping(10, Duration.ZERO, filter)));

    assertThat(function.records("eventID")).containsExactly(List.of("1", "3"));
  }

  @Test
  void aShardWithoutRecordsInvokesNothingAndIsNotSpunOn() throws Exception {
    var reader = reader(InMemoryShards.mapping(10, Duration.ZERO));

    assertThat(reader.step()).isTrue();

    assertThat(function.events()).isEmpty();
    assertThat(clock.slept()).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void anExpiredIteratorIsReplacedBehindTheLastRecordRead() throws Exception {
    add("1", "2");
    var reader = reader(InMemoryShards.mapping(10, Duration.ZERO));
    reader.step();
    shards.expireNextIterator();
    add("3");
    shards.close("s");

    drain(reader);

    assertThat(function.records("eventID")).containsExactly(List.of("1", "2"), List.of("3"));
  }

  @Test
  void theBatchWindowLetsABatchFill() throws Exception {
    add("1");
    var mapping =
        new StreamMapping(
            "Stored",
            InMemoryShards.ARN,
            "TRIM_HORIZON",
            10,
            Duration.ofSeconds(2),
            Duration.ZERO,
            -1,
            false,
            true,
            List.of());

    reader(mapping).step();

    assertThat(clock.slept()).hasSize(8); // 2 s / 250 ms
    assertThat(function.events()).hasSize(1);
  }

  @Test
  void aBatchNeverReachesOverTheEndOfAWindow() throws Exception {
    function.answers(STATE).answers(STATE).answers(STATE).answers(STATE);
    shards.add("s", "1", "2026-11-01T10:00:10Z");
    shards.add("s", "2", "2026-11-01T10:00:59Z");
    shards.add("s", "3", "2026-11-01T10:01:00Z");
    shards.close("s");

    drain(reader(InMemoryShards.mapping(10, Duration.ofSeconds(60))));

    assertThat(function.records("eventID"))
        .containsExactly(List.of("1", "2"), List.of(), List.of("3"), List.of());
    assertThat(function.events())
        .extracting(event -> event.get("isFinalInvokeForWindow"))
        .containsExactly(false, true, false, true);
  }

  @Test
  void aWindowThatIsOverIsFinishedThoughNoRecordFollows() throws Exception {
    function.answers(STATE).answers(STATE);
    shards.add("s", "1", "2026-11-01T10:00:10Z");
    var reader = reader(InMemoryShards.mapping(10, Duration.ofSeconds(60)));

    reader.step();
    assertThat(function.events()).hasSize(1);
    clock.advance(Duration.ofSeconds(63)); // the window's 60, and 2 for records that are late
    reader.step();
    reader.step();

    assertThat(function.records("eventID")).containsExactly(List.of("1"), List.of());
  }

  @Test
  void aWindowOfTheBacklogIsFinishedOnlyBehindItsLastRecord() throws Exception {
    function.answers(STATE).answers(STATE).answers(STATE);
    add("1", "2", "3", "4");
    clock.advance(Duration.ofHours(1));
    var reader = reader(InMemoryShards.mapping(2, Duration.ofSeconds(60)));

    reader.step();
    reader.step();
    reader.step();

    assertThat(function.records("eventID"))
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of());
  }

  private ShardReader reader(StreamMapping mapping) {
    return new ShardReader(
        mapping,
        "s",
        new Position.TrimHorizon(),
        new ShardDelivery(mapping, "s", function, clock),
        new ShardReader.Surroundings(shards, clock, clock));
  }

  private void add(String... sequenceNumbers) {
    for (var number : sequenceNumbers) {
      shards.add("s", number, "2026-11-01T10:00:00Z");
    }
  }

  private static void drain(ShardReader reader) throws InterruptedException {
    while (reader.step()) {
      // On to the end of the shard.
    }
  }
}
