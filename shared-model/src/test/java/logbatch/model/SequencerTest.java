package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequencerTest {

  @ParameterizedTest
  @CsvSource({
    "0055AED6DCD90281E5, 0055AED6DCD90281E6",
    "0055AED6DCD90281E5, 0055AED6DCD90281E501",
    "0055AE, 0055AF",
    "09, 0a",
    "0F, 1",
    "'', 01",
  })
  void rightOneIsLater(String left, String right) {
    assertThat(new Sequencer(left)).isLessThan(new Sequencer(right));
    assertThat(new Sequencer(right)).isGreaterThan(new Sequencer(left));
  }

  @ParameterizedTest
  @CsvSource({"0A, 0a", "0A, 0A00", "'', 000"})
  void caseAndTrailingZerosMakeNoDifference(String left, String right) {
    assertThat(new Sequencer(left).isSameAs(new Sequencer(right))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0G", " 0A", "0A\n", "-1", "٣"})
  void anythingButHexadecimalDigitsIsRefused(String text) {
    assertThatThrownBy(() -> new Sequencer(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itIsPrintedAsItCame() {
    assertThat(new Sequencer("0aB0")).hasToString("0aB0");
  }
}
