package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

  @Test
  void everyMissingVariableIsNamedAtOnce() {
    assertThatThrownBy(() -> Wiring.fromEnvironment(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "INPUT_BUCKET", "LINES_QUEUE_URL", "SPLIT_QUEUE_URL", "BATCHES_TABLE", "MAX_LINE_BYTES")
        .hasMessageNotContaining("BUCKET_OWNER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1023", "327681", "many", "-1"})
  void lineLimitOutOfBoundsIsRefused(String value) {
    var environment = new HashMap<String, String>();
    environment.put("INPUT_BUCKET", "in");
    environment.put("LINES_QUEUE_URL", "http://127.0.0.1/lines");
    environment.put("SPLIT_QUEUE_URL", "http://127.0.0.1/split");
    environment.put("BATCHES_TABLE", "BatchesTable");
    environment.put("MAX_LINE_BYTES", value);

    assertThatThrownBy(() -> Wiring.fromEnvironment(environment))
        .hasMessageContaining("MAX_LINE_BYTES")
        .hasMessageContaining(value);
  }
}
