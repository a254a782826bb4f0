package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @Test
  void widthDoublesUntilThereAreFewEnough() {
    var buckets = new TreeMap<Long, Long>();
    LongStream.range(0, 65).forEach(second -> buckets.put(second, 1L));

    var timeline = new Timeline(0, buckets);

    assertThat(timeline.width()).isEqualTo(Duration.ofSeconds(2));
    assertThat(timeline.buckets()).hasSize(33).containsEntry(0L, 2L).containsEntry(32L, 1L);
  }

  @Test
  void sixtyFourAreFewEnough() {
    var buckets = new TreeMap<Long, Long>();
    LongStream.range(0, 64).forEach(second -> buckets.put(second, 1L));

    assertThat(new Timeline(0, buckets).width()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void bucketBeginsAtOrBeforeItsInstants() {
    var instant = Instant.parse("2026-01-01T00:00:01.5Z");
    var wide = new Timeline(10, new TreeMap<>());

    var start = wide.start(Timeline.bucketOf(instant, 10));

    assertThat(start).isBeforeOrEqualTo(instant).isAfter(instant.minus(wide.width()));
  }

  @Test
  void instantsBefore1970HaveBucketsToo() {
    var instant = Instant.parse("1969-12-31T23:59:59.5Z");

    assertThat(Timeline.bucketOf(instant, 0)).isEqualTo(-1);
    assertThat(new Timeline(4, new TreeMap<>()).start(Timeline.bucketOf(instant, 4)))
        .isEqualTo(Instant.parse("1969-12-31T23:59:44Z"));
  }

  @Test
  void farthestInstantsFitTogether() {
    var buckets = new TreeMap<Long, Long>();
    for (int i = 0; i < 50; i++) {
      buckets.put(Instant.MIN.getEpochSecond() + i, 1L);
      buckets.put(Instant.MAX.getEpochSecond() - i, 1L);
    }

    var timeline = new Timeline(0, buckets);

    assertThat(timeline.buckets().size()).isLessThanOrEqualTo(Timeline.BUCKETS_MAX);
    assertThat(total(timeline)).isEqualTo(100);
  }

  /// The first of its wide buckets begins before the first instant that there is.
  @Test
  void bucketOfTheFirstInstantCanBePrinted() {
    var wide = new Timeline(40, new TreeMap<>());

    assertThat(wide.start(Timeline.bucketOf(Instant.MIN, 40))).isEqualTo(Instant.MIN);
  }

  @Test
  void sumIsAsWideAsTheWider() {
    var narrow = new Timeline(0, new TreeMap<>(Map.of(5L, 1L, 9L, 2L)));
    var wide = new Timeline(3, new TreeMap<>(Map.of(0L, 10L)));

    var sum = narrow.plus(wide);

    assertThat(sum.widthExponent()).isEqualTo(3);
    assertThat(sum.buckets()).isEqualTo(Map.of(0L, 11L, 1L, 2L)); // 5/8 = 0, 9/8 = 1
    assertThat(wide.plus(narrow)).isEqualTo(sum);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergeIsAssociativeAndCommutative(long seed) {
    var random = new Random(seed);
    var a = random(random);
    var b = random(random);
    var c = random(random);

    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(total(a.plus(b).plus(c))).isEqualTo(total(a) + total(b) + total(c));
    assertThat(a.plus(b).plus(c).buckets()).hasSizeLessThanOrEqualTo(Timeline.BUCKETS_MAX);
  }

  private static Timeline random(Random random) {
    var buckets = new TreeMap<Long, Long>();
    int spread = 1 << random.nextInt(30);
    for (int i = random.nextInt(100); i > 0; i--) {
      buckets.merge(1_767_225_600L + random.nextInt(spread), 1L + random.nextInt(9), Long::sum);
    }
    return new Timeline(0, buckets);
  }

  private static long total(Timeline timeline) {
    return timeline.buckets().values().stream().mapToLong(Long::longValue).sum();
  }
}
