package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryBuilderTest {

  private static final RunId RUN = new RunId(new UUID(0x8000L, 0x8000_0000_0000_0000L));
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "100, 100",
    "599, 599",
    "UNKNOWN, UNKNOWN",
    "INFO, INFO",
    "099, outros",
    "600, outros",
    "2000, outros",
    "'', outros",
    "anything, outros",
    "٢٠٠, outros",
  })
  void onlyKnownStatusesHaveACountOfTheirOwn(String status, String counted) {
    var summary = new SummaryBuilder(Summary.NONE).add(processed(status)).build();

    assertThat(summary.statuses().of(counted)).isEqualTo(1);
    assertThat(summary.statuses().total()).isEqualTo(1);
  }

  @Test
  void unknownReasonIsCountedAmongTheOthers() {
    var sample = new RejectedSample(RecordId.of(RUN, 1), 0, 1, 1, "of_a_later_version", "");

    var summary = new SummaryBuilder(Summary.NONE).add(new ItemFacts.Rejected(sample)).build();

    assertThat(summary.reasons().of(Tally.OTHERS)).isEqualTo(1);
  }

  @Test
  void rejectedLineAddsOnlyToRejectedAndItsReason() {
    var summary = new SummaryBuilder(Summary.NONE).add(rejected(7)).build();

    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(summary.reasons().of("invalid_json")).isEqualTo(1);
    assertThat(summary.processed()).isZero();
    assertThat(summary.statuses().counts()).isEmpty();
    assertThat(summary.levels().counts()).isEmpty();
    assertThat(summary.formats().counts()).isEmpty();
    assertThat(summary.timeline().buckets()).isEmpty();
  }

  @Test
  void itGoesOnFromWhatWasCountedBefore() {
    var before = new SummaryBuilder(Summary.NONE).add(processed("200")).add(rejected(7)).build();

    var after = new SummaryBuilder(before).add(processed("200")).add(rejected(3)).build();

    assertThat(after.processed()).isEqualTo(2);
    assertThat(after.rejected()).isEqualTo(2);
    assertThat(after.statuses().of("200")).isEqualTo(2);
    assertThat(after.samples()).extracting(RejectedSample::byteOffset).containsExactly(3L, 7L);
  }

  @Test
  void redrivenLineIsTakenBackWithItsSample() {
    var before = new SummaryBuilder(Summary.NONE).add(rejected(7)).build();

    var after = new SummaryBuilder(before).subtract(rejected(7)).add(processed("200")).build();

    assertThat(after.rejected()).isZero();
    assertThat(after.reasons()).isEqualTo(Tally.NONE);
    assertThat(after.samples()).isEmpty();
    assertThat(after.processed()).isEqualTo(1);
  }

  @Test
  void lineCountedElsewhereIsTakenBackAsADebt() {
    var summary = new SummaryBuilder(Summary.NONE).subtract(rejected(7)).build();

    assertThat(summary.rejected()).isEqualTo(-1);
    assertThat(summary.reasons().of("invalid_json")).isEqualTo(-1);
  }

  @Test
  void fiveSamplesThatComeFirstInTheFileAreKept() {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int offset : new int[] {90, 10, 80, 20, 70, 30, 60, 40, 50}) {
      builder.add(rejected(offset));
    }

    assertThat(builder.build().samples())
        .extracting(RejectedSample::byteOffset)
        .containsExactly(10L, 20L, 30L, 40L, 50L);
  }

  @Test
  void spanIsFromTheEarliestToTheLatest() {
    var builder = new SummaryBuilder(Summary.NONE);
    builder.add(processed(NOON)).add(processed(NOON.minusNanos(1))).add(processed(NOON));

    assertThat(builder.build().span()).contains(new Summary.Span(NOON.minusNanos(1), NOON));
  }

  @Test
  void manyInstantsAreAllOnTheTimeline() {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int i = 0; i < 10_000; i++) {
      builder.add(processed(NOON.plusSeconds(i * 37L)));
    }

    var timeline = builder.build().timeline();

    assertThat(timeline.buckets()).hasSizeLessThanOrEqualTo(Timeline.BUCKETS_MAX);
    assertThat(timeline.buckets().values().stream().mapToLong(n -> n).sum()).isEqualTo(10_000);
  }

  @Test
  void formatsWithACountOfTheirOwnAreBounded() {
    var summary = Summary.NONE;
    for (int i = 0; i < 100; i++) {
      var builder = new SummaryBuilder(summary);
      builder.add(inFormat("format-" + i)).add(inFormat("format-0"));
      summary = builder.build();
    }

    assertThat(summary.formats().counts()).hasSizeLessThanOrEqualTo(33);
    assertThat(summary.formats().of("format-0")).isEqualTo(101);
    assertThat(summary.formats().total()).isEqualTo(200);
  }

  /// Batch after batch brings the formats of the ones before, and one more.
  @Test
  void formatThatWasCountedBeforeTakesNoRoomAgain() {
    var summary = Summary.NONE;
    for (int formats = 1; formats <= 32; formats++) {
      var builder = new SummaryBuilder(summary);
      for (int i = 0; i < formats; i++) {
        builder.add(inFormat("format-" + i));
      }
      summary = builder.build();
    }

    assertThat(summary.formats().counts()).hasSize(32);
    assertThat(summary.formats().of(Tally.OTHERS)).isZero();
  }

  @Test
  void excerptIsCutBetweenCharactersAndShowsControlCharacters() {
    var sample =
        new RejectedSample(RecordId.of(RUN, 1), 0, 1, 1, "invalid_json", "\t" + "é".repeat(150));

    // 3 bytes of U+FFFD + 98 · 2 = 199; one more é would be 201.
    assertThat(sample.excerpt()).isEqualTo("\uFFFD" + "é".repeat(98));
    assertThat(sample.excerpt().getBytes(UTF_8)).hasSize(199);
  }

  private static ItemFacts processed(String status) {
    return new ItemFacts.Processed(status, Optional.empty(), "text", Optional.empty());
  }

  private static ItemFacts processed(Instant at) {
    return new ItemFacts.Processed("200", Optional.empty(), "text", Optional.of(at));
  }

  private static ItemFacts inFormat(String format) {
    return new ItemFacts.Processed("200", Optional.empty(), format, Optional.empty());
  }

  private static ItemFacts rejected(long offset) {
    return new ItemFacts.Rejected(
        new RejectedSample(RecordId.of(RUN, offset), 0, offset, offset, "invalid_json", "{"));
  }
}
