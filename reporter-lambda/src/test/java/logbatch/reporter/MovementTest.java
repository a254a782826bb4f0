package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.model.CountPart;
import logbatch.model.RangePart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import logbatch.reporter.WorkQueues.Depth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {

  private static final Instant MOVED = Samples.UPLOADED;
  private static final Depth EMPTY = new Depth(0, 0);

  /// Minutes without a movement, messages that are visible and hidden in either queue.
  @ParameterizedTest
  @CsvSource({
    "59, 0, 0, 0, 0, false",
    "60, 0, 0, 0, 0, true",
    "60, 1, 0, 0, 0, false",
    "60, 0, 1, 0, 0, false",
    "60, 0, 0, 1, 0, false",
    "60, 0, 0, 0, 1, false",
    "1439, 1, 0, 0, 0, false",
    "1440, 1, 1, 1, 1, true"
  })
  void runIsOverWhenNothingMovesAndNothingWaitsOrForADay(
      long minutes, long visible, long hidden, long rangesVisible, long rangesHidden, boolean is) {
    var movement =
        movement(
            Duration.ofMinutes(minutes),
            new Depth(visible, hidden),
            new Depth(rangesVisible, rangesHidden));

    assertThat(movement.isOver(parts(1, Samples.running(0, 5)))).isEqualTo(is);
  }

  @Test
  void everyPartSaysWhenTheRunMoved() {
    var header = Samples.header("a.log", "e", "0A");
    var late = MOVED.plusSeconds(100);
    var count = new CountPart("s", SequenceNumber.parse("1"), Summary.NONE, late);
    var range = Samples.running(0, 5);

    var byCount =
        new RunParts(
            header.run(), Optional.of(header), List.of(range), List.of(count), Optional.empty());
    assertThat(byCount.movedAt()).isEqualTo(late);
    var byPlan =
        new RunParts(
            header.run(), Optional.of(header), List.of(range), List.of(), Optional.empty(), late);
    assertThat(byPlan.movedAt()).isEqualTo(late);
  }

  /// A range that fails at each attempt is begun again and again; its run has to be reported.
  @Test
  void rangeThatIsOnlyBegunAgainDoesNotMoveAndIsNotStartedTwice() {
    var begunAgain = MOVED.plus(Duration.ofHours(25));
    var running = Samples.running(0, 5);
    var range =
        new RangePart(
            0,
            40,
            running.checkpoint(),
            running.state(),
            Optional.empty(),
            begunAgain,
            running.movedAt());
    var parts = parts(1, range);

    var movement = movement(Duration.ofHours(25).plusMinutes(1), EMPTY, EMPTY);

    assertThat(parts.movedAt()).isEqualTo(MOVED);
    assertThat(movement.isOver(parts)).isTrue();
    assertThat(movement.stoppedRanges(parts.header().orElseThrow(), parts)).isEmpty();
  }

  /// Minutes without a movement of the range.
  @ParameterizedTest
  @CsvSource({
    "19, 0, 0, false",
    "20, 0, 0, true",
    "20, 0, 1, false",
    "99, 0, 1, false",
    "100, 0, 1, true",
    "100, 1, 1, false"
  })
  void rangeHasStoppedWhenItsMessageCannotBeInTheQueue(
      long minutes, long visible, long hidden, boolean is) {
    var movement = movement(Duration.ofMinutes(minutes), EMPTY, new Depth(visible, hidden));
    var running = parts(1, Samples.running(0, 5));
    var neverBegun = parts(1);

    for (var parts : List.of(running, neverBegun)) {
      assertThat(movement.stoppedRanges(parts.header().orElseThrow(), parts))
          .isEqualTo(is ? List.of(0) : List.of());
    }
  }

  @Test
  void rangeThatHasEndedHasNotStopped() {
    var movement = movement(Duration.ofDays(2), EMPTY, EMPTY);
    var parts = parts(4, Samples.done(0, 5), Samples.failed(1, 2), Samples.running(2, 1));

    assertThat(movement.stoppedRanges(parts.header().orElseThrow(), parts)).containsExactly(2, 3);
  }

  @Test
  void stalledRunIsReportedAsIncompleteWithWhatIsMissingAndTheRemedy() {
    var world = new World();
    var parts =
        Samples.parts(
            Samples.header("a.log", "e", "0A"), List.of(Samples.done(0, 5)), Samples.summary(3, 0));
    world.runs.put(parts);
    world.looks().lookAt(List.of(parts.run()));
    assertThat(world.objects.head("relatorio_a.log.json")).isEmpty();

    world.looksAt(MOVED.plus(Duration.ofMinutes(60))).lookAtOpenRuns(World.TIME);

    assertThat(world.objects.text("relatorio_a.log.json"))
        .contains("\"Incompleto\"", "\"pendentes\" : 2")
        .contains(
            "stalled: nothing has moved since 2026-01-02T03:04:05Z; 2 lines are not counted as stored.")
        .contains("LogCounterLambda", "logbatch redrive", "logbatch verify --repair");
    assertThat(world.objects.text("relatorio_a.log.html")).contains("Incompleto", "stalled:");
    assertThat(world.runs.report(parts.run()).orElseThrow().isOpen()).isTrue();
  }

  /// Its item was deleted, which is not counted, and its message sent again.
  @Test
  void lineThatIsCountedTwiceLeavesACompleteReportAsItIsAndIsToldInTheLog() {
    var world = new World();
    var header = Samples.header("a.log", "e", "0A");
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(2, 0)));
    world.looks().lookAt(List.of(header.run()));
    var complete = world.objects.text("relatorio_a.log.json");

    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(3, 0)));
    world.looks().lookAt(List.of(header.run()));
    assertThat(world.runs.report(header.run()).orElseThrow().status())
        .isEqualTo(ReportStatus.COMPLETE);
    // Whoever had it opened again, for a report that could not be written.
    world.reporter().keepOpen(header.run());
    world.looksAt(MOVED.plus(Duration.ofDays(2))).lookAtOpenRuns(World.TIME);

    assertThat(world.objects.text("relatorio_a.log.json")).isEqualTo(complete);
    assertThat(world.logged())
        .contains("more lines are counted (3) than the file has (2)")
        .contains("verify --repair puts the counts right after 2026-01-03T04:04:05Z"); // + 25 h
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(2, 0)));
    world.looks().lookAt(List.of(header.run()));
    assertThat(world.runs.openRuns()).isEmpty();
    assertThat(world.objects.mark("relatorio_a.log.json").revision()).isOne();
  }

  @Test
  void runOfWhichTooMuchIsCountedFromTheStartIsIncompleteAndNothingOfItIsPending() {
    var world = new World();
    var header = Samples.header("a.log", "e", "0A");
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(3, 0)));
    world.looks().lookAt(List.of(header.run()));
    assertThat(world.objects.keys()).isEmpty();

    world.looksAt(MOVED.plus(Duration.ofMinutes(60))).lookAtOpenRuns(World.TIME);

    assertThat(world.objects.text("relatorio_a.log.json"))
        .contains(
            "\"Incompleto\"", "\"pendentes\" : null", "\"motivo\" : \"overcounted: more lines");
    assertThat(world.objects.text("relatorio_a.log.html")).contains("sem contagem exata");
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(2, 0)));
    world.looks().lookAt(List.of(header.run()));
    assertThat(world.objects.text("relatorio_a.log.json")).contains("\"Completo\"");
  }

  @Test
  void incompleteRunThatGoesOnBecomesComplete() {
    var world = new World();
    var header = Samples.header("a.log", "e", "0A");
    var parts = Samples.parts(header, List.of(Samples.done(0, 5)), Samples.summary(3, 0));
    world.runs.put(parts);
    world.looks().lookAt(List.of(parts.run()));
    world.looksAt(MOVED.plus(Duration.ofMinutes(60))).lookAtOpenRuns(World.TIME);

    // The lines of a redrive are counted one after the other.
    for (int stored : List.of(4, 5)) {
      world.runs.put(
          Samples.parts(header, List.of(Samples.done(0, 5)), Samples.summary(stored, 0)));
      world.looks().lookAt(List.of(parts.run()));
    }

    assertThat(world.objects.text("relatorio_a.log.json"))
        .contains("\"Completo\"", "\"revisao\" : 2")
        .doesNotContain("\"motivo\"");
  }

  @Test
  void completeRunIsNeverIncomplete() {
    var world = new World();
    var parts =
        Samples.parts(
            Samples.header("a.log", "e", "0A"), List.of(Samples.done(0, 5)), Samples.summary(5, 0));
    world.runs.put(parts);

    world.looksAt(MOVED.plus(Duration.ofDays(9))).lookAt(List.of(parts.run()));
    world.looksAt(MOVED.plus(Duration.ofDays(9))).lookAtOpenRuns(World.TIME);

    assertThat(world.runs.report(parts.run()).orElseThrow().status())
        .isEqualTo(ReportStatus.COMPLETE);
    assertThat(world.queues.questions()).isZero();
  }

  @Test
  void scheduleStartsWhatHasStopped() {
    var world = new World();
    var parts = parts(3, Samples.done(0, 5));
    world.runs.put(parts);
    world.looks().lookAt(List.of(parts.run()));

    world.looksAt(MOVED.plus(Duration.ofMinutes(25))).lookAtOpenRuns(World.TIME);

    assertThat(world.queues.started())
        .extracting(task -> task.run() + " " + task.range() + " " + task.hops())
        .containsExactly(parts.run() + " 1 0", parts.run() + " 2 0");
  }

  /// Messages of other files are always visible, so that nobody can tell whether this range's waits
  /// among them.
  @Test
  void rangeLostBesideAQueueThatIsNeverEmptyIsStartedOnceMoreWhenItsRunIsGivenUp() {
    var world = new World();
    var parts = parts(2, Samples.done(0, 5));
    world.runs.put(parts);
    world.queues.rangesAre(new Depth(7, 1));
    world.looks().lookAt(List.of(parts.run()));

    world.looksAt(MOVED.plus(Duration.ofHours(23))).lookAtOpenRuns(World.TIME);
    assertThat(world.queues.started()).isEmpty();

    world.looksAt(MOVED.plus(Duration.ofHours(24))).lookAtOpenRuns(World.TIME);
    world.looksAt(MOVED.plus(Duration.ofHours(25))).lookAtOpenRuns(World.TIME);
    assertThat(world.queues.started())
        .singleElement()
        .extracting(task -> task.range())
        .isEqualTo(1);
    assertThat(world.runs.report(parts.run()).orElseThrow().status())
        .isEqualTo(ReportStatus.INCOMPLETE);
  }

  @Test
  void scheduleAsksTheQueuesOnceForAllRuns() {
    var world = new World();
    var runs = new ArrayList<RunParts>();
    IntStream.range(0, 20)
        .forEach(i ->
            runs.add(
                Samples.parts(
                    Samples.header(i + ".log", "e", "0A"), List.of(Samples.running(0, 5)))));
    runs.forEach(world.runs::put);
    world.looks().lookAt(runs.stream().map(RunParts::run).toList());

    world.looksAt(MOVED.plus(Duration.ofMinutes(61))).lookAtOpenRuns(World.TIME);

    assertThat(world.queues.questions()).isEqualTo(2);
  }

  private static Movement movement(Duration still, Depth lines, Depth ranges) {
    return new Movement(MOVED.plus(still), Duration.ofMinutes(60), () -> lines, () -> ranges);
  }

  private static RunParts parts(int ranges, RangePart... begun) {
    return Samples.parts(Samples.header("a.log", "e", "0A", ranges), List.of(begun));
  }
}
