package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import logbatch.model.Level;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.Reading;
import logbatch.model.RecordId;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ItemStore] does.
abstract class ItemStoreContract {

  private static final Instant STORED_AT = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final Rejection BAD_JSON =
      new Rejection(RejectionReason.INVALID_JSON, "not JSON at character 7");
  private static final Reading READING =
      new Reading(
          "access-log",
          Optional.of(Instant.parse("2026-11-03T04:05:06.123456789Z")),
          OptionalInt.of(404),
          Optional.of(Level.WARN));

  abstract ItemStore store();

  /// What the store holds, read by other means than its own.
  abstract Optional<ProcessedItem> stored(RecordId id);

  @Test
  void newItemIsStored() {
    var item = processed("new");

    assertThat(store().put(item)).isEqualTo(PutOutcome.STORED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void rejectedItemIsStoredWithItsReasonAndPlace() {
    var item = rejected("rejected");

    assertThat(store().put(item)).isEqualTo(PutOutcome.STORED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void secondPutChangesNothing() {
    var item = processed("second");
    store().put(item);

    assertThat(store().put(item)).isEqualTo(PutOutcome.ALREADY_PROCESSED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void rejectedItemGivesWayToAProcessedOne() {
    store().put(rejected("better"));
    var better = processed("better");

    assertThat(store().put(better)).isEqualTo(PutOutcome.STORED);
    assertThat(stored(better.id())).contains(better);
  }

  @Test
  void processedItemNeverGivesWayToARejectedOne() {
    var item = processed("worse");
    store().put(item);

    assertThat(store().put(rejected("worse"))).isEqualTo(PutOutcome.ALREADY_PROCESSED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void rejectedItemIsNotWrittenAgain() {
    var item = rejected("again");
    store().put(item);

    assertThat(store().put(item)).isEqualTo(PutOutcome.ALREADY_REJECTED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void rejectedItemThatNeverExpiresIsNotWrittenAgainHoweverLate() {
    var item = rejected("late");
    store().put(item);
    var later =
        ProcessedItem.rejected(
            "a.jsonl",
            message("late", LineBytes.ofText("{}")),
            BAD_JSON,
            STORED_AT.plus(Duration.ofDays(1_000)));

    assertThat(store().put(later)).isEqualTo(PutOutcome.ALREADY_REJECTED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void ofPutsAtTheSameTimeExactlyOneStores() throws InterruptedException {
    var item = processed("race");
    var puts = IntStream.range(0, 16).<Callable<PutOutcome>>mapToObj(_ -> () -> store().put(item));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(puts.toList()).stream().map(Future::resultNow))
          .hasSize(16)
          .containsOnlyOnce(PutOutcome.STORED)
          .contains(PutOutcome.ALREADY_PROCESSED);
    }
  }

  @ParameterizedTest
  @MethodSource("logbatch.worker.HostileBytes#all")
  void bytesComeBackAsTheyWere(LineBytes content) {
    assertComesBack(content);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytesComeBackAsTheyWere(long seed) {
    assertComesBack(HostileBytes.random(seed));
  }

  @Test
  void longestLineFits() {
    var content = LineBytes.ofText("é".repeat(160 * 1024));
    var item = ProcessedItem.processed("a.log", message("long", content), READING, STORED_AT);

    assertThat(store().put(item)).isEqualTo(PutOutcome.STORED);
    assertThat(stored(item.id())).contains(item);
  }

  /// As the worker gets the line: out of the body of a message.
  private void assertComesBack(LineBytes content) {
    var message = LineMessage.fromBody(message("bytes", content).toBody());
    var item = ProcessedItem.processed("dir/é+ü.log", message, READING, STORED_AT);

    assertThat(store().put(item)).isEqualTo(PutOutcome.STORED);
    assertThat(stored(item.id()).orElseThrow().line().content().toByteArray())
        .isEqualTo(content.toByteArray());
  }

  private static ProcessedItem processed(String place) {
    return ProcessedItem.processed(
        "a.jsonl", message(place, LineBytes.ofText("{}")), READING, STORED_AT);
  }

  private static ProcessedItem rejected(String place) {
    return ProcessedItem.rejected(
        "a.jsonl", message(place, LineBytes.ofText("{}")), BAD_JSON, STORED_AT);
  }

  /// Each test has lines of its own, since they may share a table.
  private static LineMessage message(String place, LineBytes content) {
    long offset = Integer.toUnsignedLong(31 * place.hashCode() + content.hashCode());
    return new LineMessage(
        Messages.JSON_FILE.run(), 3, new Line(7, offset, content, content.length()));
  }
}
