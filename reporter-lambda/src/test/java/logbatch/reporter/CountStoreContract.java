package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;
import org.junit.jupiter.api.Test;

/// What every [CountStore] does.
abstract class CountStoreContract {

  private static final String SHARD = "shardId-00000001573689847184-864758bb";
  private static final SequenceNumber NINE = SequenceNumber.parse("900000000003498069978");
  private static final SequenceNumber TEN = SequenceNumber.parse("1000000000003498069978");

  private final RunId run = new RunId(UUID.randomUUID());

  abstract CountStore store();

  @Test
  void absentPartIsEmpty() {
    assertThat(store().read(run, SHARD)).isEmpty();
  }

  @Test
  void whatWasWrittenIsRead() {
    var part = new CountPart(SHARD, NINE, Samples.summary(3, 1), Samples.UPLOADED);

    assertThat(store().replace(run, Optional.empty(), part)).isTrue();

    assertThat(store().read(run, SHARD)).contains(part);
  }

  @Test
  void shardsAndRunsHaveTheirOwnParts() {
    store()
        .replace(run, Optional.empty(), new CountPart(SHARD, NINE, Summary.NONE, Samples.UPLOADED));

    assertThat(store().read(run, "shardId-other")).isEmpty();
    assertThat(store().read(new RunId(UUID.randomUUID()), SHARD)).isEmpty();
  }

  @Test
  void partThatWasThoughtAbsentIsNotReplaced() {
    var first = new CountPart(SHARD, NINE, Samples.summary(3, 0), Samples.UPLOADED);
    store().replace(run, Optional.empty(), first);

    assertThat(
            store()
                .replace(
                    run,
                    Optional.empty(),
                    new CountPart(SHARD, TEN, Summary.NONE, Samples.UPLOADED)))
        .isFalse();

    assertThat(store().read(run, SHARD)).contains(first);
  }

  @Test
  void partThatMovedOnIsNotReplaced() {
    store()
        .replace(run, Optional.empty(), new CountPart(SHARD, NINE, Summary.NONE, Samples.UPLOADED));
    var second = new CountPart(SHARD, TEN, Samples.summary(5, 0), Samples.UPLOADED);
    assertThat(store().replace(run, Optional.of(NINE), second)).isTrue();

    assertThat(
            store()
                .replace(
                    run,
                    Optional.of(NINE),
                    new CountPart(SHARD, TEN, Summary.NONE, Samples.UPLOADED)))
        .isFalse();

    assertThat(store().read(run, SHARD)).contains(second);
  }

  @Test
  void partThatIsNotThereAnyMoreIsNotReplaced() {
    assertThat(
            store()
                .replace(
                    run,
                    Optional.of(NINE),
                    new CountPart(SHARD, TEN, Summary.NONE, Samples.UPLOADED)))
        .isFalse();

    assertThat(store().read(run, SHARD)).isEmpty();
  }

  @Test
  void oneOfManyRacersWins() throws InterruptedException {
    var part =
        new CountPart(SHARD, NINE, new SummaryBuilder(Summary.NONE).build(), Samples.UPLOADED);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var races =
          threads.invokeAll(
              IntStream.range(0, 8)
                  .mapToObj(i ->
                      (java.util.concurrent.Callable<Boolean>)
                          () -> store().replace(run, Optional.empty(), part))
                  .toList());

      assertThat(races.stream().map(Future::resultNow).filter(won -> won)).hasSize(1);
    }
  }
}
