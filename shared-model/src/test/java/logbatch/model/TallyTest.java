package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void sumAddsNameByName() {
    var sum = tally(Map.of("a", 1L, "b", 2L)).plus(tally(Map.of("b", 3L, "c", 4L)));

    assertThat(sum.counts()).isEqualTo(Map.of("a", 1L, "b", 5L, "c", 4L));
  }

  /// One shard counts a line, another takes it back.
  @Test
  void countsThatCancelOutAreGone() {
    var sum = tally(Map.of("a", 1L)).plus(tally(Map.of("a", -1L)));

    assertThat(sum).isEqualTo(Tally.NONE);
  }

  @Test
  void negativeCountIsKept() {
    assertThat(tally(Map.of("a", -2L)).of("a")).isEqualTo(-2);
  }

  @Test
  void nameThatWasNeverCountedIsZero() {
    assertThat(Tally.NONE.of("a")).isZero();
  }

  @Test
  void totalIsOverAllNames() {
    assertThat(tally(Map.of("a", 1L, "b", 2L, "c", -4L)).total()).isEqualTo(-1); // 1 + 2 − 4
  }

  @Test
  void whatIsCountedByNameMayBeAmongTheOthersOfTheOtherTally() {
    var ab = tally(Map.of("a", 3L, "b", 2L, "outros", 1L));

    assertThat(ab.agreesWith(tally(Map.of("a", 3L, "c", 1L, "outros", 2L)))).isTrue();
    assertThat(ab.agreesWith(tally(Map.of("a", 3L, "b", 2L, "c", 1L)))).isTrue();
    assertThat(tally(Map.of("a", 3L, "b", 2L, "c", 1L)).agreesWith(ab)).isTrue();
    assertThat(ab.agreesWith(ab)).isTrue();
  }

  @Test
  void talliesDisagreeIfTheOthersAreTooFewOrTheTotalsDiffer() {
    var ab = tally(Map.of("a", 3L, "b", 2L, "outros", 1L));

    assertThat(ab.agreesWith(tally(Map.of("a", 4L, "c", 2L)))).isFalse();
    assertThat(ab.agreesWith(tally(Map.of("a", 3L, "c", 2L, "outros", 1L)))).isFalse();
    assertThat(ab.agreesWith(tally(Map.of("a", 3L, "b", 2L, "outros", 2L)))).isFalse();
    assertThat(tally(Map.of("a", 1L)).agreesWith(tally(Map.of("b", 1L)))).isFalse();
  }

  @Test
  void itKeepsWhatItWasMadeOf() {
    var counts = new TreeMap<>(Map.of("a", 1L));
    var tally = new Tally(counts);

    counts.put("a", 9L);

    assertThat(tally.of("a")).isEqualTo(1);
  }

  private static Tally tally(Map<String, Long> counts) {
    return new Tally(new TreeMap<>(counts));
  }
}
