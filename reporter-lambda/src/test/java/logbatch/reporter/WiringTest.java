package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void everyMissingVariableIsNamedAtOnce() {
    assertThatThrownBy(() -> Wiring.looks(Map.of()))
        .hasMessageContainingAll(
            "BATCHES_TABLE",
            "PROCESSED_LOGS_TABLE",
            "OUTPUT_BUCKET",
            "LINES_QUEUE_URL",
            "SPLIT_QUEUE_URL",
            "STALLED_MINUTES");
    assertThatThrownBy(() -> Wiring.counter(Map.of())).hasMessageContaining("BATCHES_TABLE");
  }
}
