package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

  /// As text, "10…" would come before "9…".
  @Test
  void numbersOfDifferentLengthsAreComparedAsIntegers() {
    var shorter = SequenceNumber.parse("999999999999999999999");
    var longer = SequenceNumber.parse("1000000000000000000000");

    assertThat(longer.isAfter(shorter)).isTrue();
    assertThat(shorter.isAfter(longer)).isFalse();
  }

  @Test
  void noNumberIsAfterItself() {
    var number = SequenceNumber.parse("400000000000000499660");

    assertThat(number.isAfter(SequenceNumber.parse("400000000000000499660"))).isFalse();
  }

  @Test
  void leadingZerosMakeNoDifference() {
    assertThat(SequenceNumber.parse("000000000000000000042")).isEqualTo(SequenceNumber.parse("42"));
  }

  @Test
  void fortyDigitsAreReadAndPrinted() {
    var digits = "1234567890".repeat(4);

    assertThat(SequenceNumber.parse(digits)).hasToString(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "12 ", "0x1F"})
  void anythingButDigitsIsRefused(String text) {
    assertThatThrownBy(() -> SequenceNumber.parse(text)).isInstanceOf(NumberFormatException.class);
  }
}
