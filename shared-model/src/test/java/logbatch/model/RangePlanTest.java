package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import logbatch.model.RangePlan.Compression;
import org.junit.jupiter.api.Test;

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
}
