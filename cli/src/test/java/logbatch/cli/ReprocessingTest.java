package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.PlanTask;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class ReprocessingTest {

  private static final ObjectVersion OBJECT = new ObjectVersion("in", "a.log", "etag", 10);
  private static final Instant PUT = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant NOTIFIED = Instant.parse("2026-11-23T12:00:01Z");

  @Test
  void nextGenerationBelongsToTheUploadOfTheLastOne() {
    var order =
        Reprocessing.order(
            new StoredObject(OBJECT, PUT),
            List.of(header(0, "0A"), header(1, "0A"), header(2, "0A")),
            Optional.of(new Sequencer("0A")));

    assertThat(order).isEqualTo(new PlanTask(OBJECT, 3, new Upload(NOTIFIED, new Sequencer("0A"))));
  }

  @Test
  void contentThatWasNeverPlannedIsTheFirstGeneration() {
    var order = Reprocessing.order(new StoredObject(OBJECT, PUT), List.of(), Optional.empty());

    assertThat(order).isEqualTo(new PlanTask(OBJECT, 0, new Upload(PUT, new Sequencer(""))));
  }

  /// A, then B whose event was lost: the report of A is there, and has to give way.
  @Test
  void lostUploadComesAfterTheOneThatIsReportedAndBeforeTheNext() {
    var reported = new Sequencer("0055AED6DCD90281E5");

    var order = Reprocessing.order(new StoredObject(OBJECT, PUT), List.of(), Optional.of(reported));

    assertThat(order.upload().sequencer())
        .isGreaterThan(reported)
        .isLessThan(new Sequencer("0055AED6DCD90281E6"));
  }

  /// A, then B, then A again whose event was lost.
  @Test
  void contentThatCameBackUnnoticedComesAfterTheOneThatIsReported() {
    var order =
        Reprocessing.order(
            new StoredObject(OBJECT, PUT),
            List.of(header(0, "0A")),
            Optional.of(new Sequencer("0B")));

    assertThat(order.generation()).isOne();
    assertThat(order.upload().sequencer())
        .isGreaterThan(new Sequencer("0B"))
        .isLessThan(new Sequencer("0C"));
  }

  /// Reprocessed as generation 1, then uploaded once more, which is generation 0 again.
  @Test
  void nextGenerationFollowsTheHighestAndBelongsToTheLatestUpload() {
    var order =
        Reprocessing.order(
            new StoredObject(OBJECT, PUT),
            List.of(header(0, "0B"), header(1, "0A")),
            Optional.of(new Sequencer("0B")));

    assertThat(order.generation()).isEqualTo(2);
    assertThat(order.upload().sequencer()).isEqualTo(new Sequencer("0B"));
  }

  private static Header header(int generation, String sequencer) {
    return new Header(
        OBJECT,
        generation,
        new Upload(NOTIFIED, new Sequencer(sequencer)),
        ContentKind.TEXT,
        Optional.empty(),
        RangePlan.single(10, Compression.NONE));
  }
}
