package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [RangeStore] does.
abstract class RangeStoreContract {

  private static int runs;

  private final RunId run = RunId.of(new ObjectVersion("in", "a.log", "e" + runs++, 9), 0);

  abstract RangeStore store();

  @Test
  void rangeThatWasNeverBegunIsNotThere() {
    assertThat(store().find(run, 0)).isEmpty();
  }

  @Test
  void rangeBeginsAtItsStart() {
    var begun = store().begin(run, 3, 512);

    assertThat(begun)
        .isEqualTo(new RangePart(3, 1, Checkpoint.at(512), State.RUNNING, Optional.empty()));
    assertThat(store().find(run, 3)).contains(begun);
  }

  @Test
  void nextHolderGoesOnFromTheCheckpoint() throws EpochLostException {
    var checkpoint = new Checkpoint(700, new LineCounts(5, 2, 1));
    store().write(run, part(store().begin(run, 0, 512), checkpoint, State.RUNNING));

    assertThat(store().begin(run, 0, 512))
        .isEqualTo(new RangePart(0, 2, checkpoint, State.RUNNING, Optional.empty()));
  }

  @Test
  void formerHolderCanWriteNothing() {
    var first = store().begin(run, 0, 0);
    var second = store().begin(run, 0, 0);

    assertThatThrownBy(
            () -> store().write(run, part(first, new Checkpoint(9, LineCounts.NONE), State.DONE)))
        .isInstanceOf(EpochLostException.class);
    assertThat(store().find(run, 0)).contains(second);
  }

  @Test
  void nobodyCanWriteWithoutHavingBegun() {
    var part = new RangePart(0, 1, Checkpoint.at(0), State.DONE, Optional.empty());

    assertThatThrownBy(() -> store().write(run, part)).isInstanceOf(EpochLostException.class);
    assertThat(store().find(run, 0)).isEmpty();
  }

  @Test
  void doneRangeStaysDone() throws EpochLostException {
    var done =
        part(store().begin(run, 0, 0), new Checkpoint(9, new LineCounts(1, 0, 0)), State.DONE);
    store().write(run, done);

    assertThat(store().begin(run, 0, 0)).isEqualTo(done);
    assertThat(store().find(run, 0)).contains(done);
  }

  /// A request that the client has given up may still arrive, after those that followed it.
  @Test
  void lateCheckpointDoesNotOpenADoneRange() throws EpochLostException {
    var begun = store().begin(run, 0, 0);
    var done = part(begun, new Checkpoint(9, new LineCounts(2, 0, 0)), State.DONE);
    store().write(run, done);

    var late = part(begun, new Checkpoint(4, new LineCounts(1, 0, 0)), State.RUNNING);
    assertThatThrownBy(() -> store().write(run, late)).isInstanceOf(EpochLostException.class);
    assertThat(store().find(run, 0)).contains(done);
  }

  /// The first answer was lost, and the client tried again.
  @Test
  void sameEndMayBeWrittenTwice() throws EpochLostException {
    var done =
        part(store().begin(run, 0, 0), new Checkpoint(9, new LineCounts(2, 0, 0)), State.DONE);
    store().write(run, done);

    store().write(run, done);

    assertThat(store().find(run, 0)).contains(done);
  }

  @ParameterizedTest
  @EnumSource
  void failedRangeIsBegunAgainUnlessItsBytesAreAtFault(FailureReason reason)
      throws EpochLostException {
    var begun = store().begin(run, 0, 0);
    var failed =
        new RangePart(
            0,
            begun.epoch(),
            new Checkpoint(4, LineCounts.NONE),
            State.FAILED,
            Optional.of(new Failure(reason, "why")));
    store().write(run, failed);
    assertThat(store().find(run, 0)).contains(failed);

    var again = store().begin(run, 0, 0);

    if (reason.isOfTheBytes()) {
      assertThat(again).isEqualTo(failed);
    } else {
      assertThat(again)
          .isEqualTo(new RangePart(0, 2, failed.checkpoint(), State.RUNNING, Optional.empty()));
    }
    assertThat(store().find(run, 0)).contains(again);
  }

  @Test
  void rangesOfARunAreApart() {
    store().begin(run, 0, 0);
    store().begin(run, 1, 100);

    assertThat(store().find(run, 0).orElseThrow().checkpoint().nextOffset()).isZero();
    assertThat(store().find(run, 1).orElseThrow().checkpoint().nextOffset()).isEqualTo(100);
  }

  private static RangePart part(RangePart begun, Checkpoint checkpoint, State state) {
    return new RangePart(begun.index(), begun.epoch(), checkpoint, state, Optional.empty());
  }
}
