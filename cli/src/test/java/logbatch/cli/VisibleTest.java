package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void controlAndBidirectionalCharactersAreShownByTheirCode() {
    assertThat(Visible.of("a\u001B[31mb\u202Ec\r\n\u2028"))
        .isEqualTo("a\\u{1b}[31mb\\u{202e}c\\u{d}\\u{a}\\u{2028}");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(Visible.of("dir with space/é+ü 😀.log")).isEqualTo("dir with space/é+ü 😀.log");
  }
}
