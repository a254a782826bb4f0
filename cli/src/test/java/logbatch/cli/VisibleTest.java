package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import logbatch.model.LineBytes;
import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void controlAndBidirectionalCharactersAreShownByTheirCode() {
    assertThat(Visible.of("a\u001B[31mb\u202Ec\r\n\u2028"))
        .isEqualTo("a\\u{1b}[31mb\\u{202e}c\\u{d}\\u{a}\\u{2028}");
  }

  @Test
  void beginningEndsBeforeACharacterThatWouldBeCut() {
    assertThat(beginning("ab😀", 4)).isEqualTo("ab😀");
    assertThat(beginning("ab😀c", 4)).isEqualTo("ab😀 ...");
    assertThat(beginning("ab😀c", 3)).isEqualTo("ab ...");
    assertThat(beginning("ab😀", 3)).isEqualTo("ab ...");
    assertThat(beginning("abc", 2)).isEqualTo("ab ...");
    assertThat(beginning("", 2)).isEmpty();
  }

  @Test
  void beginningOfALineThatWasCutBeforeIsNotAllOfIt() {
    var kept = LineBytes.owning(new byte[] {'a', 7});

    assertThat(Visible.beginning(kept, false, 2)).isEqualTo("a\\u{7}");
    assertThat(Visible.beginning(kept, true, 2)).isEqualTo("a\\u{7} ...");
    assertThat(Visible.beginning(kept, true, 1)).isEqualTo("a ...");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(Visible.of("dir with space/é+ü 😀.log")).isEqualTo("dir with space/é+ü 😀.log");
  }

  private static String beginning(String line, int maxCharacters) {
    return Visible.beginning(LineBytes.owning(line.getBytes(UTF_8)), false, maxCharacters);
  }
}
