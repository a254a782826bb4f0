package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.model.CountPart;
import logbatch.model.ItemFacts;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import org.junit.jupiter.api.Test;

class CounterTest {

  private static final String SHARD = "shardId-1";
  private static final ItemFacts LINE = Samples.processedLine("200", Samples.FIRST_LINE);

  private final InMemoryCountStore store = new InMemoryCountStore();
  private final Counter counter = new Counter(store, Clock.systemUTC());
  private final RunId run = Samples.run();

  @Test
  void insertedLinesAreCounted() {
    counter.count(SHARD, List.of(inserted("1", LINE), inserted("2", Samples.rejectedLine(5))));

    assertThat(store.sum(run).processed()).isEqualTo(1);
    assertThat(store.sum(run).rejected()).isEqualTo(1);
  }

  @Test
  void batchCostsOneReadAndOneWritePerRun() {
    var other = Samples.run();
    var records =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(i ->
                new StreamRecord(number(i), i % 2 == 0 ? run : other, new Change.Inserted(LINE)))
            .toList();

    counter.count(SHARD, records);

    assertThat(store.reads()).isEqualTo(2);
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void repeatOfABatchIsOnlyRead() {
    counter.count(SHARD, List.of(inserted("1", LINE)));
    counter.count(SHARD, List.of(inserted("1", LINE)));

    assertThat(store.sum(run).processed()).isEqualTo(1);
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void sameRecordTwiceInABatchIsCountedOnce() {
    counter.count(SHARD, List.of(inserted("1", LINE), inserted("1", LINE)));

    assertThat(store.sum(run).processed()).isEqualTo(1);
  }

  /// As text, "10…" would be before "9…" and would be taken for a repeat.
  @Test
  void longerSequenceNumberComesLater() {
    counter.count(SHARD, List.of(inserted("999999999999999999999", LINE)));
    counter.count(SHARD, List.of(inserted("1000000000000000000000", LINE)));
    counter.count(SHARD, List.of(inserted("999999999999999999999", LINE)));

    assertThat(store.sum(run).processed()).isEqualTo(2);
  }

  @Test
  void redriveInAnotherShardMovesTheLine() {
    var rejected = Samples.rejectedLine(5);
    counter.count("parent", List.of(inserted("1", rejected)));
    counter.count(
        "child", List.of(new StreamRecord(number(7), run, new Change.Modified(rejected, LINE))));

    var sum = store.sum(run);
    assertThat(sum.processed()).isEqualTo(1);
    assertThat(sum.rejected()).isZero();
    assertThat(sum.reasons().counts()).isEmpty();
    assertThat(sum.statuses().of("200")).isEqualTo(1);
  }

  /// Its message was redriven, and its item was about to expire.
  @Test
  void rejectedLineThatIsStoredAnewIsCountedAsItWas() {
    var rejected = Samples.rejectedLine(5);
    counter.count("parent", List.of(inserted("1", rejected)));
    var before = store.sum(run);

    counter.count(
        "parent",
        List.of(new StreamRecord(number(2), run, new Change.Modified(rejected, rejected))));
    counter.count(
        "child",
        List.of(new StreamRecord(number(7), run, new Change.Modified(rejected, rejected))));

    assertThat(store.sum(run)).isEqualTo(before);
    assertThat(before.rejected()).isOne();
  }

  @Test
  void anotherWriterInBetweenMakesItReadAndFilterAgain() {
    var racing = new CountStoreWithRival(store);
    racing.beforeNextWrite(
        () -> counter.count(SHARD, List.of(inserted("1", LINE), inserted("2", LINE))));

    new Counter(racing, Clock.systemUTC())
        .count(SHARD, List.of(inserted("1", LINE), inserted("2", LINE), inserted("3", LINE)));

    assertThat(store.sum(run).processed()).isEqualTo(3);
  }

  @Test
  void rivalThatIsAlwaysFasterFailsTheBatch() {
    CountStore lost =
        new CountStore() {
          @Override
          public Optional<CountPart> read(RunId run, String shardId) {
            return Optional.empty();
          }

          @Override
          public boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part) {
            return false;
          }
        };

    assertThatThrownBy(
            () -> new Counter(lost, Clock.systemUTC()).count(SHARD, List.of(inserted("1", LINE))))
        .hasMessageContaining(run.toString())
        .hasMessageContaining(SHARD);
  }

  @Test
  void partStaysSmallWhateverTheStatuses() {
    var records =
        IntStream.rangeClosed(1, 100_000)
            .mapToObj(i ->
                inserted(
                    Integer.toString(i),
                    new ItemFacts.Processed(
                        "status-" + i,
                        Optional.of("level-" + i),
                        "format-" + i,
                        Optional.of(Samples.FIRST_LINE.plusSeconds(i * 7919L)))))
            .toList();

    counter.count(SHARD, records);

    assertThat(store.sum(run).processed()).isEqualTo(100_000);
    assertThat(store.parts(run).getFirst().summary().toJson()).hasSizeLessThan(8 * 1024);
  }

  private StreamRecord inserted(String number, ItemFacts line) {
    return new StreamRecord(SequenceNumber.parse(number), run, new Change.Inserted(line));
  }

  private static SequenceNumber number(int number) {
    return SequenceNumber.parse(Integer.toString(number));
  }
}
