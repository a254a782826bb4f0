package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecountTest {

  private static final Instant STORED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LATER = STORED.plus(Duration.ofHours(25));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  /// Whatever the shards have counted: too little, too much, or of a wrong kind; and whatever they
  /// count later.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sumOfAllPartsIsThatOfTheItemsAndOfWhatIsCountedLater(long seed) {
    var random = new Random(seed);
    var stored = random(random);
    var parts = new ArrayList<CountPart>();
    for (int shard = random.nextInt(300); shard > 0; shard--) {
      parts.add(part("shard-" + shard, random(random)));
    }

    var recount = recount(parts, stored).part(LATER);
    parts.add(recount);
    assertSameSums(sum(parts), stored);

    var later = random(random);
    parts.add(part("shard-later", later));
    assertSameSums(sum(parts), stored.plus(later));
  }

  @Test
  void nextRecountTakesThePlaceOfTheLastOne() {
    var shard = part("shard", summary(3));
    var first = recount(List.of(shard), summary(2)).part(LATER);
    var again = recount(List.of(shard, first), summary(4));

    assertThat(again.before()).contains(first);
    var second = again.part(LATER);
    assertThat(second.last().isAfter(first.last())).isTrue();
    assertSameSums(sum(List.of(shard, second)), summary(4));
  }

  /// They may have come between the reading of the counts and now.
  @Test
  void countsReadWhileRecordsOfTheItemsMightComeAreNotPutRight() {
    var early = new Recount(List.of(), LATER.minusMillis(1), summary(1), STORED);

    assertThat(early.isEarly()).isTrue();
    assertThatThrownBy(() -> early.part(LATER.plus(Duration.ofDays(1))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(recount(List.of(), summary(1)).isEarly()).isFalse();
  }

  @Test
  void partIsSmallHoweverManyShardsThereAre() {
    var parts = new ArrayList<CountPart>();
    var random = new Random(1);
    for (int shard = 0; shard < 2_000; shard++) {
      parts.add(part("shardId-00000001763972345678-%08x".formatted(shard), random(random)));
    }

    var recount = recount(parts, random(random)).part(LATER);

    assertThat(recount.summary().toJson().getBytes(UTF_8)).hasSizeLessThan(8 * 1024);
  }

  /// Everything but the samples, which are those of all parts.
  private static void assertSameSums(Summary actual, Summary expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .ignoringFields("samples", "span", "timeline")
        .isEqualTo(expected);
    int wider = actual.timeline().widthExponent() - expected.timeline().widthExponent();
    assertThat(wider).isNotNegative();
    assertThat(actual.timeline())
        .isEqualTo(
            expected
                .timeline()
                .plus(new Timeline(actual.timeline().widthExponent(), Timeline.NONE.buckets())));
  }

  private static Summary sum(List<CountPart> parts) {
    return parts.stream().map(CountPart::summary).reduce(Summary.NONE, Summary::plus);
  }

  private static Recount recount(List<CountPart> counts, Summary stored) {
    return new Recount(counts, LATER, stored, STORED);
  }

  private static CountPart part(String shardId, Summary summary) {
    return new CountPart(shardId, SequenceNumber.parse("7"), summary, STORED);
  }

  private static Summary summary(int lines) {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int i = 0; i < lines; i++) {
      builder.add(processed("200", STORED));
    }
    return builder.build();
  }

  private static Summary random(Random random) {
    var builder = new SummaryBuilder(Summary.NONE);
    for (int i = random.nextInt(100); i > 0; i--) {
      builder.add(
          processed(
              Integer.toString(100 + random.nextInt(600)),
              STORED.plusSeconds(random.nextInt(1 << (1 + random.nextInt(25))))));
    }
    for (int i = random.nextInt(10); i > 0; i--) {
      var id = RecordId.of(new RunId(new java.util.UUID(0x8000L, 0x8000_0000_0000_0000L)), i);
      builder.subtract(
          new ItemFacts.Rejected(new RejectedSample(id, 0, 1, i, "invalid_json", "{")));
    }
    return builder.build();
  }

  private static ItemFacts processed(String status, Instant at) {
    return new ItemFacts.Processed(status, Optional.of("INFO"), "access-log", Optional.of(at));
  }
}
