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
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

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

  private static Upload upload(String sequencer) {
    return new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer(sequencer));
  }
}
