package logbatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FloorsTest {

  private final Totals totals = new Totals();

  @Test
  void harnessWhoseFaultsNeverStrikeIsFoundOut() {
    assertThat(Floors.of(1).missedBy(totals)).containsExactly("kills: at least 1, not 0");
    assertThat(Floors.of(3).missedBy(totals))
        .hasSize(8)
        .contains("deliveries dropped: at least 1, not 0", "kills: at least 9, not 0");
  }

  @Test
  void longRunHasAThousandKills() {
    totals.add("kills", 999);
    assertThat(Floors.of(200).missedBy(totals)).contains("kills: at least 1000, not 999");

    totals.add("kills");
    assertThat(Floors.of(200).missedBy(totals)).noneMatch(missed -> missed.startsWith("kills"));
  }
}
