package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class JsonLineTest {

  /// An escape sequence, a change of direction, a line separator, a tag beyond the basic plane.
  private static final String HOSTILE = "a\u001B[31m\u202Eb\u2028\n\uDB40\uDC41 é 😀 \"\\";

  @Test
  void hiddenCharactersAreEscapedAndMeanTheSame() {
    var line = JsonLine.of(Map.of("text", HOSTILE));

    assertThat(line)
        .isEqualTo("{\"text\":\"a\\u001B[31m\\u202Eb\\u2028\\n\\uDB40\\uDC41 é 😀 \\\"\\\\\"}");
    assertThat(JSON.std.mapFrom(line)).isEqualTo(Map.of("text", HOSTILE));
  }
}
