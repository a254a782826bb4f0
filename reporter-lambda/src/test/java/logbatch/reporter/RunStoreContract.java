package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import logbatch.model.CountPart;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;
import logbatch.model.Summary;
import org.junit.jupiter.api.Test;

/// What every [RunStore] does.
abstract class RunStoreContract {

  private static final ReportPart OPEN = new ReportPart(ReportStatus.PROCESSING, 0, "");
  private static final ReportPart DONE = new ReportPart(ReportStatus.COMPLETE, 1, "abc");

  private final Header header = Samples.header("dir/app.log", UUID.randomUUID().toString(), "01");

  abstract RunStore store();

  /// Stores parts as their writers do.
  abstract void put(RunParts parts);

  @Test
  void unknownRunHasNoParts() {
    var parts = store().parts(header.run());

    assertThat(parts.header()).isEmpty();
    assertThat(parts.ranges()).isEmpty();
    assertThat(parts.counts()).isEmpty();
    assertThat(parts.report()).isEmpty();
  }

  @Test
  void allPartsAreRead() {
    var parts =
        Samples.parts(
            header,
            List.of(Samples.done(0, 5), Samples.failed(1, 3), Samples.running(2, 1)),
            Samples.summary(3, 1),
            Samples.summary(2, 0));
    put(parts);
    store().replaceReport(header.run(), Optional.empty(), OPEN);

    var read = store().parts(header.run());

    assertThat(read.header()).contains(header);
    assertThat(read.ranges()).containsExactlyInAnyOrderElementsOf(parts.ranges());
    assertThat(read.counts()).containsExactlyInAnyOrderElementsOf(parts.counts());
    assertThat(read.report()).contains(OPEN);
  }

  /// One page of a query holds 1 MB.
  @Test
  void runOfMoreThanAPageIsReadToItsEnd() {
    var counts = new ArrayList<CountPart>();
    var ranges = new ArrayList<RangePart>();
    var large = largeSummary();
    for (int i = 0; i < 400; i++) {
      counts.add(Samples.count("shard-" + i, large));
      ranges.add(Samples.done(i, 1));
    }
    put(new RunParts(header.run(), Optional.of(header), ranges, counts, Optional.empty()));

    var read = store().parts(header.run());

    assertThat(read.counts()).hasSize(400);
    assertThat(read.ranges()).hasSize(400);
  }

  @Test
  void reportPartIsPutOnlyIfItIsWhatWasRead() {
    assertThat(store().replaceReport(header.run(), Optional.of(OPEN), DONE)).isFalse();
    assertThat(store().replaceReport(header.run(), Optional.empty(), OPEN)).isTrue();
    assertThat(store().replaceReport(header.run(), Optional.empty(), DONE)).isFalse();
    assertThat(store().replaceReport(header.run(), Optional.of(DONE), DONE)).isFalse();
    assertThat(store().report(header.run())).contains(OPEN);

    assertThat(store().replaceReport(header.run(), Optional.of(OPEN), DONE)).isTrue();
    assertThat(store().report(header.run())).contains(DONE);
  }

  @Test
  void onlyUnfinishedRunsAreOpen() {
    store().replaceReport(header.run(), Optional.empty(), OPEN);
    assertThat(store().openRuns()).contains(header.run());

    store().replaceReport(header.run(), Optional.of(OPEN), DONE);
    assertThat(store().openRuns()).doesNotContain(header.run());
  }

  private static Summary largeSummary() {
    var builder = new logbatch.model.SummaryBuilder(Summary.NONE);
    for (int code = 100; code < 600; code++) {
      builder.add(Samples.processedLine(Integer.toString(code), Samples.FIRST_LINE));
    }
    return builder.build();
  }
}
