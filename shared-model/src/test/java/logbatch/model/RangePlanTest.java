package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import logbatch.model.RangePlan.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangePlanTest {

  @Test
  void rangesMeetWithoutGapAndEndWithTheObject() {
    var plan = new RangePlan(3, 10, 25, Compression.NONE);

    assertThat(plan.start(0)).isZero();
    assertThat(plan.end(0)).isEqualTo(plan.start(1)).isEqualTo(10);
    assertThat(plan.end(1)).isEqualTo(plan.start(2)).isEqualTo(20);
    assertThat(plan.end(2)).isEqualTo(25);
  }

  @Test
  void emptyObjectHasOneEmptyRange() {
    var plan = RangePlan.single(0, Compression.NONE);

    assertThat(plan.count()).isOne();
    assertThat(plan.start(0)).isEqualTo(plan.end(0)).isZero();
  }

  @Test
  void compressedObjectIsNeverCut() {
    assertThatThrownBy(() -> new RangePlan(2, 10, 20, Compression.GZIP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one range");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 1, 1",
    "1, 100, 1, 1",
    "100, 100, 1, 100",
    "101, 100, 2, 100",
    "200, 100, 2, 100",
    "100_000, 100, 1_000, 100",
    "100_001, 100, 991, 101",
    "5_497_558_138_880, 134_217_728, 1_000, 5_497_558_139",
  })
  void objectsAreCutIntoNoMoreThanAThousandRanges(
      String objectBytes, String rangeBytes, String count, String bytes) {
    var plan = RangePlan.cut(number(objectBytes), number(rangeBytes), RangePlan.Compression.NONE);

    assertThat(plan.count()).isEqualTo((int) number(count));
    assertThat(plan.rangeBytes()).isEqualTo(number(bytes));
    assertThat(plan.end(plan.count() - 1)).isEqualTo(number(objectBytes));
  }

  @Test
  void compressedObjectIsNotCut() {
    assertThat(RangePlan.cut(1_000, 10, RangePlan.Compression.GZIP).count()).isOne();
    assertThat(RangePlan.cut(1_000, 10, RangePlan.Compression.UNKNOWN).count()).isOne();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace("_", ""));
  }
}
