package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class ContentsTest {

  private static final ObjectVersion OBJECT = new ObjectVersion("in", "a.log", "etag", 10);

  private final Map<RunId, RunParts> runs = new HashMap<>();
  private final Contents contents =
      new Contents(run -> runs.getOrDefault(run, parts(run, Optional.empty())));

  @Test
  void contentThatWasNeverPlannedHasNoRun() {
    assertThat(contents.newestRun(OBJECT)).isEmpty();
  }

  @Test
  void ofOneUploadTheLastGenerationIsReported() {
    planned("0A", "0A", "0A");

    assertThat(reported()).isEqualTo(2);
  }

  /// Reprocessed as generation 1, then uploaded once more, which is generation 0 again.
  @Test
  void laterUploadIsReportedWhateverWasReprocessedBefore() {
    planned("0B", "0A");

    assertThat(reported()).isZero();
    assertThat(contents.generations(OBJECT)).hasSize(2);
  }

  private int reported() {
    return contents.newestRun(OBJECT).flatMap(RunParts::header).orElseThrow().generation();
  }

  /// @param sequencers of the latest upload of each generation
  private void planned(String... sequencers) {
    for (int generation = 0; generation < sequencers.length; generation++) {
      var header =
          new Header(
              OBJECT,
              generation,
              new Upload(Instant.EPOCH, new Sequencer(sequencers[generation])),
              ContentKind.TEXT,
              Optional.empty(),
              RangePlan.single(10, Compression.NONE));
      runs.put(header.run(), parts(header.run(), Optional.of(header)));
    }
  }

  private static RunParts parts(RunId run, Optional<Header> header) {
    return new RunParts(run, header, List.of(), List.of(), Optional.empty());
  }
}
