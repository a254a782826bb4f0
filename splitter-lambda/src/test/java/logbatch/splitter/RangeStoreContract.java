package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import logbatch.lines.Deadline;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [RangeStore] does.
abstract class RangeStoreContract {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final Claim CLAIM = new Claim("m1", NOW);

  private static int runs;

  private final RunId run = RunId.of(new ObjectVersion("in", "a.log", "e" + runs++, 9), 0);

  abstract RangeStore store();

  @Test
  void rangeThatWasNeverBegunIsNotThere() {
    assertThat(store().find(run, 0)).isEmpty();
  }

  @Test
  void rangeBeginsAtItsStart() {
    var begun = begin(run, 3, 512, CLAIM);

    assertThat(begun)
        .isEqualTo(new RangePart(3, 1, Checkpoint.at(512), State.RUNNING, Optional.empty(), NOW));
    assertThat(store().find(run, 3)).contains(begun);
  }

  @Test
  void nextHolderGoesOnFromTheCheckpoint() throws EpochLostException {
    var checkpoint = new Checkpoint(700, new LineCounts(5, 2, 1));
    store().write(run, part(begin(run, 0, 512, CLAIM), checkpoint, State.RUNNING));

    assertThat(begin(run, 0, 512, CLAIM))
        .isEqualTo(new RangePart(0, 2, checkpoint, State.RUNNING, Optional.empty(), NOW));
  }

  @Test
  void formerHolderCanWriteNothing() {
    var first = begin(run, 0, 0, CLAIM);
    var second = begin(run, 0, 0, CLAIM);

    assertThatThrownBy(
            () -> store().write(run, part(first, new Checkpoint(9, LineCounts.NONE), State.DONE)))
        .isInstanceOf(EpochLostException.class);
    assertThat(store().find(run, 0)).contains(second);
  }

  @ParameterizedTest
  @CsvSource({"m1, true", "m2, false"})
  void whoeverLosesARangeLearnsWhetherItWasToTheSameMessage(String second, boolean isSame) {
    var first = begin(run, 0, 0, CLAIM);
    begin(run, 0, 0, new Claim(second, NOW));

    assertThatThrownBy(
            () -> store().write(run, part(first, new Checkpoint(9, LineCounts.NONE), State.DONE)))
        .isInstanceOfSatisfying(
            EpochLostException.class,
            lost -> assertThat(lost.isToRepeatOf(delivery("m1"))).isEqualTo(isSame));
  }

  /// Its message was deleted when it had handed the range over, so that nothing would be left of
  /// the range's order if it took the range from its successor and died.
  @Test
  void lateDeliveryOfAMessageThatWasHandedOnBeginsNothing() throws EpochLostException {
    begin(run, 0, 0, new Claim("m1", "m1", 0, NOW));
    begin(run, 0, 0, new Claim("m2", "m1", 1, NOW));
    var third = begin(run, 0, 0, new Claim("m3", "m1", 2, NOW));

    assertThat(store().begin(run, 0, 0, new Claim("m1", "m1", 0, NOW)))
        .isEqualTo(new Begun(third, false));
    assertThat(store().begin(run, 0, 0, new Claim("m2", "m1", 1, NOW)))
        .isEqualTo(new Begun(third, false));
    store().write(run, part(third, new Checkpoint(9, LineCounts.NONE), State.DONE));
  }

  /// Killed between its hand-over and its acknowledgement, or before the message of the hand-over
  /// was sent.
  @Test
  void messageBeginsAgainUntilItsSuccessorHasBegun() {
    begin(run, 0, 0, new Claim("m2", "m1", 1, NOW));

    assertThat(store().begin(run, 0, 0, new Claim("m2", "m1", 1, NOW)).isHeld()).isTrue();
    assertThat(store().begin(run, 0, 0, new Claim("m4", "m1", 1, NOW)).isHeld()).isTrue();
  }

  /// Such as one of the schedule, which has missed the range.
  @Test
  void newOrderBeginsWhateverHopsThereWere() {
    begin(run, 0, 0, new Claim("m3", "m1", 2, NOW));

    assertThat(store().begin(run, 0, 0, new Claim("m9", NOW)).isHeld()).isTrue();
  }

  /// Then nothing is left to do, and the message may go.
  @Test
  void rangeThatHasEndedIsNobodysAnyMore() throws EpochLostException {
    var first = begin(run, 0, 0, CLAIM);
    store().write(run, part(begin(run, 0, 0, CLAIM), first.checkpoint(), State.DONE));

    assertThatThrownBy(() -> store().write(run, part(first, first.checkpoint(), State.RUNNING)))
        .isInstanceOfSatisfying(
            EpochLostException.class,
            lost -> assertThat(lost.isToRepeatOf(delivery("m1"))).isFalse());
  }

  @Test
  void nobodyCanWriteWithoutHavingBegun() {
    var part = new RangePart(0, 1, Checkpoint.at(0), State.DONE, Optional.empty(), NOW);

    assertThatThrownBy(() -> store().write(run, part)).isInstanceOf(EpochLostException.class);
    assertThat(store().find(run, 0)).isEmpty();
  }

  @Test
  void doneRangeStaysDone() throws EpochLostException {
    var done =
        part(begin(run, 0, 0, CLAIM), new Checkpoint(9, new LineCounts(1, 0, 0)), State.DONE);
    store().write(run, done);

    assertThat(store().begin(run, 0, 0, CLAIM)).isEqualTo(new Begun(done, false));
    assertThat(store().find(run, 0)).contains(done);
  }

  /// A request that the client has given up may still arrive, after those that followed it.
  @Test
  void lateCheckpointDoesNotOpenADoneRange() throws EpochLostException {
    var begun = begin(run, 0, 0, CLAIM);
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
        part(begin(run, 0, 0, CLAIM), new Checkpoint(9, new LineCounts(2, 0, 0)), State.DONE);
    store().write(run, done);

    store().write(run, done);

    assertThat(store().find(run, 0)).contains(done);
  }

  @ParameterizedTest
  @EnumSource
  void failedRangeIsBegunAgainUnlessItsBytesAreAtFault(FailureReason reason)
      throws EpochLostException {
    var begun = begin(run, 0, 0, CLAIM);
    var failed =
        new RangePart(
            0,
            begun.epoch(),
            new Checkpoint(4, LineCounts.NONE),
            State.FAILED,
            Optional.of(new Failure(reason, "why")),
            NOW);
    store().write(run, failed);
    assertThat(store().find(run, 0)).contains(failed);

    var again = begin(run, 0, 0, CLAIM);

    if (reason.isOfTheBytes()) {
      assertThat(again).isEqualTo(failed);
    } else {
      assertThat(again)
          .isEqualTo(
              new RangePart(0, 2, failed.checkpoint(), State.RUNNING, Optional.empty(), NOW));
    }
    assertThat(store().find(run, 0)).contains(again);
  }

  @Test
  void checkpointSaysWhereAMemberBeginsAndWhatOfALineIsSkipped() throws EpochLostException {
    var member = Optional.of(new Checkpoint.GzipMember(300, 600));
    var inside = new Checkpoint(700, new LineCounts(5, 2, 1), member, 1_000_000);
    store().write(run, part(begin(run, 0, 0, CLAIM), inside, State.RUNNING));
    assertThat(store().find(run, 0).orElseThrow().checkpoint()).isEqualTo(inside);
    assertThat(begin(run, 0, 0, CLAIM).checkpoint()).isEqualTo(inside);

    var behind = new Checkpoint(1_000_700, new LineCounts(6, 2, 1));
    store().write(run, part(begin(run, 0, 0, CLAIM), behind, State.RUNNING));
    assertThat(store().find(run, 0).orElseThrow().checkpoint()).isEqualTo(behind);
  }

  @Test
  void beginningAgainIsNoMovement() throws EpochLostException {
    var later = NOW.plusSeconds(7);

    begin(run, 0, 0, CLAIM);
    assertThat(begin(run, 0, 0, new Claim("m1", later)).movedAt()).isEqualTo(NOW);
    var begun = begin(run, 0, 0, new Claim("m2", later));
    var further =
        new RangePart(0, begun.epoch(), Checkpoint.at(4), State.RUNNING, Optional.empty(), later);
    store().write(run, further);

    assertThat(store().find(run, 0)).contains(further);
    assertThat(begin(run, 0, 0, new Claim("m3", later.plusSeconds(1))).movedAt()).isEqualTo(later);
  }

  @Test
  void everyWriteSaysWhen() throws EpochLostException {
    var later = NOW.plusSeconds(7);

    assertThat(begin(run, 0, 0, CLAIM).updatedAt()).isEqualTo(NOW);
    var begun = begin(run, 0, 0, new Claim("m1", later));
    assertThat(begun.updatedAt()).isEqualTo(later);
    store().write(run, part(begun, begun.checkpoint(), State.DONE));
    assertThat(store().find(run, 0).orElseThrow().updatedAt()).isEqualTo(NOW);
  }

  @Test
  void rangesOfARunAreApart() {
    begin(run, 0, 0, CLAIM);
    begin(run, 1, 100, CLAIM);

    assertThat(store().find(run, 0).orElseThrow().checkpoint().nextOffset()).isZero();
    assertThat(store().find(run, 1).orElseThrow().checkpoint().nextOffset()).isEqualTo(100);
  }

  private RangePart begin(RunId run, int index, long startOffset, Claim claim) {
    return store().begin(run, index, startOffset, claim).part();
  }

  private static Delivery delivery(String id) {
    return new Delivery(id, Deadline.never());
  }

  private static RangePart part(RangePart begun, Checkpoint checkpoint, State state) {
    return new RangePart(begun.index(), begun.epoch(), checkpoint, state, Optional.empty(), NOW);
  }
}
