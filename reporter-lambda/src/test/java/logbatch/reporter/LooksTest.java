package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;

class LooksTest {

  private final World world = new World();
  private final Header first = finished("a.log");
  private final Header second = finished("b.log");

  @Test
  void eachRunIsLookedAtOnce() {
    world.looks().lookAt(List.of(first.run(), second.run(), first.run(), first.run()));

    assertThat(world.objects.written()).hasSize(4);
    assertThat(world.logged().lines().filter(line -> line.contains("was looked at"))).hasSize(2);
  }

  @Test
  void failingRunStaysOpenAndTheOthersAreReported() {
    lookWhileTheFirstCallFails();

    assertThat(world.objects.written()).hasSize(2);
    assertThat(world.runs.openRuns()).hasSize(1);
    assertThat(world.logged()).contains("\"ERROR\"", "reporter_looks_failed_total");
  }

  @Test
  void runThatStayedOpenIsReportedByTheSchedule() {
    lookWhileTheFirstCallFails();

    world.looks().lookAtOpenRuns(World.TIME);

    assertThat(world.logged()).contains("\"reporter_open_runs\":1");
    assertThat(world.objects.written()).hasSize(4);
    assertThat(world.runs.openRuns()).isEmpty();
  }

  /// The splitter has opened it, and the stream has forgotten all that happened to it.
  @Test
  void runThatNobodyEverLookedAtIsReportedByTheSchedule() {
    world.runs.replaceReport(
        first.run(), Optional.empty(), new ReportPart(ReportStatus.PROCESSING, 0, ""));

    world.looks().lookAtOpenRuns(World.TIME);

    var mark = world.objects.mark("relatorio_a.log.json");
    assertThat(mark.revision()).isOne();
    assertThat(world.runs.report(first.run()))
        .contains(new ReportPart(ReportStatus.COMPLETE, 1, mark.digest()));
    assertThat(world.runs.openRuns()).isEmpty();
  }

  /// As when its content came back and nothing of it is new, or when a look was under way.
  @Test
  void finishedRunThatWasOpenedAgainIsClosedWithTheSameReport() {
    world.looks().lookAt(List.of(first.run()));
    var closed = world.runs.report(first.run());
    world.runs.replaceReport(
        first.run(),
        closed,
        new ReportPart(ReportStatus.PROCESSING, 1, closed.orElseThrow().digest()));

    world.looks().lookAtOpenRuns(World.TIME);

    assertThat(world.runs.report(first.run())).isEqualTo(closed);
    assertThat(world.objects.written()).hasSize(2);
  }

  /// The figures changed after the report was closed; the new report cannot be written, so it has
  /// to be opened again.
  @Test
  void closedRunIsOpenedAgainWhenItsNextReportFails() {
    world.looks().lookAt(List.of(first.run()));
    var closed = world.runs.report(first.run()).orElseThrow();
    world.runs.put(Samples.parts(first, List.of(Samples.done(0, 3)), Samples.summary(2, 1)));
    world.at(6, World.When.BEFORE, LooksTest::broken);

    world.looks().lookAt(List.of(first.run()));

    assertThat(world.runs.report(first.run()))
        .contains(new ReportPart(ReportStatus.PROCESSING, 1, closed.digest()));
    world.looks().lookAtOpenRuns(World.TIME);
    assertThat(world.objects.mark("relatorio_a.log.json").revision()).isEqualTo(2);
    assertThat(world.runs.openRuns()).isEmpty();
  }

  @Test
  void runThatCannotEvenBeKeptOpenFailsTheEvent() {
    var looks =
        new Looks(
            world.runs,
            new Reporter(
                new RunStoreThatIsDown(),
                ids -> java.util.Set.of(),
                world.objects,
                java.time.Clock.systemUTC(),
                world.log()),
            world.queues,
            java.time.Duration.ofMinutes(60),
            java.time.Clock.systemUTC(),
            world.log());

    assertThatThrownBy(() -> looks.lookAt(List.of(first.run(), second.run())))
        .hasMessageContaining("2 of 2 runs");
  }

  /// It would hold up the stream, and with it all other runs.
  @Test
  void noteThatNobodyCanReadDoesNotFailTheEvent() {
    var runs =
        new RunStoreThatIsDown() {
          @Override
          public Optional<ReportPart> report(RunId run) {
            throw new UnreadablePartException("made no sense", new IllegalArgumentException());
          }
        };
    var reporter =
        new Reporter(
            runs,
            ids -> java.util.Set.of(),
            world.objects,
            java.time.Clock.systemUTC(),
            world.log());

    new Looks(
            runs,
            reporter,
            world.queues,
            java.time.Duration.ofMinutes(60),
            java.time.Clock.systemUTC(),
            world.log())
        .lookAt(List.of(first.run()));

    assertThat(world.logged()).contains("\"ERROR\"", "neither reported nor kept open");
  }

  /// A second passes whenever somebody asks what time it is.
  @Test
  void scheduleEndsInTimeAndEveryRunHasItsTurnHoweverManyThereAre() {
    for (int i = 0; i < 200; i++) {
      var header = finished(i + ".log");
      world.reporter().keepOpen(header.run());
    }
    var clock = new TickingClock(World.NOW);

    world.looksBy(clock).lookAtOpenRuns(World.TIME);

    // 60 s less the reserve of 20 s: the 40th question is answered too late.
    assertThat(world.runs.openRuns()).hasSize(161); // 200 - 39
    assertThat(world.logged()).contains("reporter_open_runs_left_total");
    for (int invocation = 0; invocation < 200 && !world.runs.openRuns().isEmpty(); invocation++) {
      clock.pass(Duration.ofMinutes(5));
      world.looksBy(clock).lookAtOpenRuns(World.TIME);
    }
    assertThat(world.runs.openRuns()).isEmpty();
  }

  /// Those that never end are looked at again and again, and are not to be in the others' way.
  @Test
  void runBehindManyThatStayOpenHasItsTurnToo() {
    for (int i = 0; i < 200; i++) {
      var header = Samples.header(i + ".log", "e1", "0A");
      world.runs.put(Samples.parts(header, List.of(Samples.done(0, 3)), Samples.summary(2, 0)));
      world.reporter().keepOpen(header.run());
    }
    world.reporter().keepOpen(first.run());
    var clock = new TickingClock(World.NOW);

    int invocations = 0;
    while (world.runs.openRuns().contains(first.run())) {
      clock.pass(Duration.ofMinutes(5));
      world.looksBy(clock).lookAtOpenRuns(World.TIME);
      invocations++;
      assertThat(invocations).isLessThan(100); // each has its turn with a chance of about 1 in 5
    }
  }

  @Test
  void noRunsAreNoTrouble() {
    world.looks().lookAt(List.of());
    world.looks().lookAtOpenRuns(World.TIME);

    assertThat(world.objects.keys()).isEmpty();
  }

  private void lookWhileTheFirstCallFails() {
    world.at(1, World.When.BEFORE, LooksTest::broken);
    world.looks().lookAt(List.of(first.run(), second.run()));
  }

  private Header finished(String key) {
    var header = Samples.header(key, "e1", "0A");
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 3)), Samples.summary(3, 0)));
    return header;
  }

  private static void broken() {
    throw new World.Broken();
  }

  private static final class TickingClock extends Clock {

    private Instant now;

    TickingClock(Instant start) {
      now = start;
    }

    synchronized void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks for the time of day");
    }
  }
}
