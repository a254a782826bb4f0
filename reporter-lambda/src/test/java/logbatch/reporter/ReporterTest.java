package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import logbatch.model.Header;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterTest {

  private static final String JSON = "dir/relatorio_app.log.json";
  private static final String HTML = "dir/relatorio_app.log.html";

  private final World world = new World();
  private final Header header = Samples.header("dir/app.log", "e1", "0A");
  private final RunId run = header.run();

  @Test
  void finishedRunGetsBothReportsAndItsNote() {
    finish(header, 3, 0);

    look(run);

    assertThat(world.objects.written()).containsExactly(JSON, HTML);
    assertThat(world.objects.text(JSON))
        .contains("\"status\" : \"Completo\"", "\"total_itens_processados\" : 3");
    assertThat(world.objects.text(HTML)).contains("Completo", "dir/app.log");
    var mark = world.objects.mark(JSON);
    assertThat(note()).isEqualTo(new ReportPart(ReportStatus.COMPLETE, 1, mark.digest()));
    assertThat(world.objects.mark(HTML)).isEqualTo(mark);
  }

  @Test
  void fileWithoutLinesIsComplete() {
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 0))));

    look(run);

    assertThat(world.objects.text(JSON))
        .contains("\"status\" : \"Completo\"", "\"total_linhas\" : 0", "\"pendentes\" : 0");
  }

  @Test
  void unfinishedRunIsNotedAsOpenAndNothingIsWritten() {
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 5)), Samples.summary(4, 0)));

    look(run);

    assertThat(world.objects.keys()).isEmpty();
    assertThat(note()).isEqualTo(new ReportPart(ReportStatus.PROCESSING, 0, ""));
  }

  @Test
  void nothingIsWrittenAgainWhileNothingHasChanged() {
    finish(header, 3, 1);

    look(run);
    look(run);
    look(run);

    assertThat(world.objects.written()).hasSize(2);
    assertThat(world.runs.reportWrites()).isEqualTo(1);
  }

  @Test
  void changedFiguresAreTheNextRevision() {
    finish(header, 2, 1);
    look(run);

    finish(header, 3, 0);
    look(run);

    assertThat(world.objects.text(JSON)).contains("\"revisao\" : 2", "\"Completo\"");
    assertThat(world.objects.mark(HTML).revision()).isEqualTo(2);
    assertThat(note().revision()).isEqualTo(2);
    assertThat(note().status()).isEqualTo(ReportStatus.COMPLETE);
  }

  @Test
  void firstReportSaysHowLongTheFileTook() {
    finish(header, 3, 0);

    look(run);

    double seconds = Duration.between(Samples.UPLOADED, World.NOW).toMillis() / 1000.0;
    assertThat(world.logged()).contains("\"reporter_report_seconds\":" + seconds + ",");
  }

  /// A redrive a week later is no slow file.
  @Test
  void laterReportsDoNotSayHowLongTheFileTook() {
    finish(header, 2, 1);
    look(run);
    finish(header, 3, 0);

    look(run);

    assertThat(world.logged().lines().filter(line -> line.contains("a report was written")))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"reporter_report_seconds\":0.0")
        .doesNotContain("_aws");
  }

  @Test
  void fileThatCannotBeReadIsCounted() {
    world.runs.put(Samples.parts(header, List.of(Samples.failed(0, 5)), Samples.summary(5, 0)));

    look(run);

    assertThat(world.logged()).contains("\"Falhou\"", "\"reporter_runs_failed_total\":1");
  }

  @Test
  void fileThatCannotBeReadIsCountedUnderTheReportOfANewerUploadToo() {
    world.runs.put(Samples.parts(header, List.of(Samples.failed(0, 5)), Samples.summary(5, 0)));
    var newer = Samples.header("dir/app.log", "e2", "0AB");
    finish(newer, 7, 0);
    look(newer.run());

    look(run);

    assertThat(world.objects.mark(JSON).run()).isEqualTo(newer.run());
    assertThat(world.logged())
        .containsOnlyOnce("\"reporter_runs_failed_total\":1")
        .contains("a file cannot be read to its end\",\"run_id\":\"" + run);
  }

  /// A look that was killed, or whose answer was lost, may have written the reports and no more.
  @ParameterizedTest(name = "call {0}, {1} its effect")
  @MethodSource("faults")
  void fileThatCannotBeReadIsCountedWhereverALookBreaksOff(int call, World.When when) {
    world.runs.put(Samples.parts(header, List.of(Samples.failed(0, 5)), Samples.summary(5, 0)));
    world.at(
        call,
        when,
        () -> {
          throw new World.Broken();
        });
    try {
      look(run);
    } catch (World.Broken e) {
      world.calm();
      look(run);
    }

    assertThat(world.logged()).contains("\"reporter_runs_failed_total\":1");
  }

  @Test
  void runThatNothingWillFinishIsCounted() {
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 5)), Samples.summary(4, 0)));

    world.reporter().look(run, _ -> true);

    assertThat(world.logged()).contains("\"Incompleto\"", "\"reporter_runs_stalled_total\":1");
  }

  @Test
  void runWithoutHeaderIsPassedOver() {
    look(run);

    assertThat(world.runs.report(run)).isEmpty();
    assertThat(world.logged()).contains("without a header", run.toString());
  }

  @Test
  void brokenBalanceIsAnErrorAndStaysOpen() {
    finish(header, 3, 0);
    world.runs.put(Samples.parts(header, List.of(Samples.done(0, 2)), Samples.summary(3, 0)));

    look(run);

    assertThat(world.logged()).contains("\"ERROR\"", "reporter_broken_balances_total");
    assertThat(note().isOpen()).isTrue();
    assertThat(world.objects.keys()).isEmpty();
  }

  @Test
  void failedRangeIsReportedWithItsReason() {
    world.runs.put(Samples.parts(header, List.of(Samples.failed(0, 3)), Samples.summary(3, 0)));

    look(run);

    assertThat(world.objects.text(JSON))
        .contains("\"Falhou\"", "\"motivo\" : \"corrupt_gzip: the member", "\"pendentes\" : null");
    assertThat(note().isOpen()).isFalse();
  }

  @Test
  void samplesNoLongerRejectedAreLeftOut() {
    finish(header, 1, 2);
    world.noLongerRejected.add(Samples.sample(0, "").id());

    look(run);

    assertThat(world.objects.text(JSON))
        .contains("\"byte_offset\" : 100")
        .doesNotContain("\"byte_offset\" : 0");
  }

  /// Samples are examples: the counts stay exact, and `logbatch rejected` names every line.
  @Test
  void samplesThatWereRedrivenAreNotMadeUpForByOtherRejectedLines() {
    finish(header, 1, 7);
    for (int i = 0; i < 5; i++) {
      world.noLongerRejected.add(Samples.sample(100L * i, "").id());
    }

    look(run);

    assertThat(world.objects.text(JSON))
        .contains("\"total_itens_rejeitados\" : 7", "\"amostras_rejeitadas\" : [ ]");
  }

  @Test
  void reportOfANewerUploadStays() {
    var newer = lookAfterANewerUpload();

    assertThat(world.objects.mark(JSON).run()).isEqualTo(newer);
    assertThat(world.objects.written()).hasSize(2);
    assertThat(note()).isEqualTo(new ReportPart(ReportStatus.COMPLETE, 0, ""));
  }

  @Test
  void reportOfAnOlderUploadIsReplaced() {
    finish(header, 3, 0);
    look(run);
    var newer = Samples.header("dir/app.log", "e2", "0AB");
    finish(newer, 7, 0);

    look(newer.run());

    assertThat(world.objects.mark(JSON).run()).isEqualTo(newer.run());
    assertThat(world.objects.mark(JSON).revision()).isEqualTo(1);
  }

  /// The first content comes back under the same key: its old report was replaced, and is written
  /// again.
  @Test
  void contentThatComesBackIsReportedAgain() {
    lookAfterANewerUpload();
    var again = header.withUpload(Samples.header("x", "x", "0AC").upload());
    finish(again, 3, 0);

    look(run);

    assertThat(world.objects.mark(JSON).run()).isEqualTo(run);
    assertThat(note().revision()).isEqualTo(1);
  }

  @Test
  void objectOfSomebodyElseGivesWay() {
    world.objects.putForeign(JSON);
    finish(header, 3, 0);

    look(run);

    assertThat(world.objects.mark(JSON).run()).isEqualTo(run);
  }

  @Test
  void removedReportIsWrittenAgain() {
    finish(header, 3, 0);
    look(run);
    world.objects.delete(JSON);

    look(run);

    assertThat(world.objects.mark(JSON).revision()).isEqualTo(2);
    assertThat(world.objects.mark(HTML).revision()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "é+ü.log",
        "a b.log",
        "a/b//c.log",
        "<b>.log",
        "nome\u202Egol.txt",
        "x\u0001y.log"
      })
  void oddKeysGetTheirReport(String key) {
    var odd = Samples.header(key, "e1", "0A");
    finish(odd, 1, 0);

    look(odd.run());

    assertThat(world.objects.keys()).hasSize(2).allMatch(name -> name.contains("relatorio_"));
  }

  @Test
  void runThatIsAlwaysOvertakenStaysOpen() {
    finish(header, 3, 0);
    var reporter =
        new Reporter(
            world.runs,
            ids -> java.util.Set.copyOf(ids),
            new ReportObjects() {
              @Override
              public Optional<StoredReport> head(String key) {
                return Optional.empty();
              }

              @Override
              public boolean replace(
                  String key, Optional<StoredReport> before, ReportDocument document) {
                return false;
              }
            },
            java.time.Clock.systemUTC(),
            world.log());

    assertThatThrownBy(() -> reporter.look(run)).hasMessageContaining("stays open");
  }

  static Stream<Arguments> faults() {
    return IntStream.rangeClosed(1, 9)
        .boxed()
        .flatMap(call -> Stream.of(World.When.values()).map(when -> Arguments.of(call, when)));
  }

  /// The steps of a look: parts, head, head, parts, samples, JSON, HTML, note.
  @ParameterizedTest(name = "call {0}, {1} its effect")
  @MethodSource("faults")
  void crashAnywhereIsHealedByTheNextLook(int call, World.When when) {
    finish(header, 3, 1);
    world.at(
        call,
        when,
        () -> {
          throw new World.Broken();
        });
    if (call <= 8) {
      assertThatThrownBy(() -> look(run)).isInstanceOf(World.Broken.class);
    }
    world.calm();

    look(run);

    assertThat(world.objects.written()).containsExactly(JSON, HTML);
    var mark = world.objects.mark(JSON);
    assertThat(mark.revision()).isEqualTo(1);
    assertThat(world.objects.mark(HTML)).isEqualTo(mark);
    assertThat(note())
        .isEqualTo(new ReportPart(ReportStatus.COMPLETE_WITH_REJECTIONS, 1, mark.digest()));
  }

  /// A redrive changes the figures, and another look ends, while this one is at any of its steps.
  @ParameterizedTest(name = "call {0}, {1} its effect")
  @MethodSource("faults")
  void lookThatIsOvertakenDoesNotBringOldFiguresBack(int call, World.When when) {
    finish(header, 3, 1);
    world.at(
        call,
        when,
        () -> {
          finish(header, 4, 0);
          look(run);
        });

    look(run);
    world.calm();
    if (call > 8) {
      finish(header, 4, 0);
      look(run);
    }

    assertThat(world.objects.text(JSON)).contains("\"total_itens_processados\" : 4");
    assertThat(world.objects.text(HTML)).contains("<strong>4</strong> Processadas");
    assertThat(note().status()).isEqualTo(ReportStatus.COMPLETE);
    assertThat(note().digest()).isEqualTo(world.objects.mark(JSON).digest());
    assertThat(note().revision()).isEqualTo(world.objects.mark(JSON).revision());
    assertThat(world.objects.mark(HTML)).isEqualTo(world.objects.mark(JSON));
    // Each of both figures once, at most: the old ones were never written over the new ones.
    assertThat(world.objects.written()).hasSizeLessThanOrEqualTo(4);
  }

  /// A newer upload is reported while this look is at any of its steps.
  @ParameterizedTest(name = "call {0}, {1} its effect")
  @MethodSource("faults")
  void newerUploadWinsWheneverItComes(int call, World.When when) {
    var newer = Samples.header("dir/app.log", "e2", "0B");
    finish(header, 3, 1);
    finish(newer, 7, 0);
    world.at(call, when, () -> look(newer.run()));

    look(run);
    world.calm();
    look(newer.run());

    assertThat(world.objects.mark(JSON).run()).isEqualTo(newer.run());
    assertThat(world.objects.mark(HTML).run()).isEqualTo(newer.run());
    assertThat(note().isOpen()).isFalse();
    assertThat(world.runs.report(newer.run()).orElseThrow().isOpen()).isFalse();
  }

  /// @return the run of the newer upload
  private RunId lookAfterANewerUpload() {
    var newer = Samples.header("dir/app.log", "e2", "0AB");
    finish(newer, 7, 0);
    look(newer.run());
    finish(header, 3, 0);
    look(run);
    return newer.run();
  }

  private void finish(Header of, int processed, int rejected) {
    world.runs.put(
        Samples.parts(
            of,
            List.of(Samples.done(0, processed + rejected)),
            Samples.summary(processed, rejected)));
  }

  private void look(RunId at) {
    world.reporter().look(at);
  }

  private ReportPart note() {
    return world.runs.report(run).orElseThrow();
  }
}
