package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void everyMissingVariableIsNamedAtOnce() {
    assertThatThrownBy(() -> Wiring.looks(Map.of()))
        .hasMessageContainingAll("BATCHES_TABLE", "PROCESSED_LOGS_TABLE", "OUTPUT_BUCKET");
    assertThatThrownBy(() -> Wiring.counter(Map.of())).hasMessageContaining("BATCHES_TABLE");
  }
}
