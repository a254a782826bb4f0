package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [HeaderStore] does.
abstract class HeaderStoreContract {

  private static int runs;

  private final Header header =
      new Header(
          new ObjectVersion("in", "dir/ü.csv", "e" + runs++, 9),
          0,
          upload("0A"),
          ContentKind.CSV,
          Optional.of(new CsvHeader(';', List.of("time", "código", ""))),
          RangePlan.single(9, Compression.NONE));

  abstract HeaderStore store();

  /// The `report` part.
  abstract Optional<ReportPart> report(RunId run);

  /// Writes the `report` part as the reporter does.
  abstract void putReport(RunId run, ReportPart part);

  @Test
  void headerComesBackAsItWasPut() {
    assertThat(store().find(header.run())).isEmpty();

    assertThat(store().putIfAbsent(header)).isTrue();

    assertThat(store().find(header.run())).contains(header);
  }

  @Test
  void firstHeaderStays() {
    store().putIfAbsent(header);

    assertThat(store().putIfAbsent(header.withUpload(upload("0B")))).isFalse();
    assertThat(store().find(header.run())).contains(header);
  }

  @Test
  void uploadIsReplacedOnce() {
    store().putIfAbsent(header);

    assertThat(store().replace(header, header.withUpload(upload("0B")))).isTrue();
    assertThat(store().replace(header, header.withUpload(upload("0C")))).isFalse();
    assertThat(store().find(header.run())).contains(header.withUpload(upload("0B")));
  }

  @Test
  void headerThatIsNotThereIsNotReplaced() {
    assertThat(store().replace(header, header)).isFalse();
    assertThat(store().find(header.run())).isEmpty();
  }

  @Test
  void eventWithoutSequencerIsKeptToo() {
    store().putIfAbsent(header.withUpload(upload("")));

    assertThat(store().find(header.run())).contains(header.withUpload(upload("")));
  }

  @Test
  void runOfWhichNobodyHasLookedIsOpenedAsOneWithoutAReport() {
    store().open(header.run());

    assertThat(report(header.run())).contains(new ReportPart(ReportStatus.PROCESSING, 0, ""));
    assertThat(store().find(header.run())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void openingKeepsWhatIsKnownOfTheReport(ReportStatus status) {
    var noted = new ReportPart(status, 3, "digest");
    putReport(header.run(), noted);

    store().open(header.run());

    assertThat(report(header.run()))
        .contains(noted.isOpen() ? noted : new ReportPart(ReportStatus.PROCESSING, 3, "digest"));
  }

  private static Upload upload(String sequencer) {
    return new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer(sequencer));
  }
}
