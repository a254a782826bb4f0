package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

  @Test
  void everythingMissingIsNamedAtOnce() {
    assertThatThrownBy(() -> Wiring.fromEnvironment(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "LINES_QUEUE_URL", "BATCHES_TABLE", "PROCESSED_LOGS_TABLE", "DEFAULT_TIME_ZONE");
  }

  @Test
  void zoneThatDoesNotExistIsAnError() {
    var environment =
        Map.of(
            "LINES_QUEUE_URL", "http://localhost/q",
            "BATCHES_TABLE", "b",
            "PROCESSED_LOGS_TABLE", "p",
            "DEFAULT_TIME_ZONE", "Mars/Olympus");

    assertThatThrownBy(() -> Wiring.fromEnvironment(environment))
        .hasMessageContaining("DEFAULT_TIME_ZONE is «Mars/Olympus»");
  }

  /// A message may come more than three weeks after the last one of its line; the item that tells
  /// it from a new one has to be there.
  @ParameterizedTest
  @ValueSource(strings = {"29", "1", "-30", "soon"})
  void itemsThatExpireWithinAMonthAreRefused(String days) {
    var environment =
        Map.of(
            "LINES_QUEUE_URL", "http://localhost/q",
            "BATCHES_TABLE", "b",
            "PROCESSED_LOGS_TABLE", "p",
            "DEFAULT_TIME_ZONE", "UTC",
            "ITEM_RETENTION_DAYS", days);

    assertThatThrownBy(() -> Wiring.fromEnvironment(environment))
        .hasMessageContaining("ITEM_RETENTION_DAYS is «" + days + "»");
  }

  @Test
  void fileOfFormatsThatDoesNotExistIsAnError() {
    var environment =
        Map.of(
            "LINES_QUEUE_URL", "http://localhost/q",
            "BATCHES_TABLE", "b",
            "PROCESSED_LOGS_TABLE", "p",
            "DEFAULT_TIME_ZONE", "UTC",
            "CUSTOM_FORMATS", "missing.yaml");

    assertThatThrownBy(() -> Wiring.fromEnvironment(environment))
        .hasMessageContaining("CUSTOM_FORMATS is «missing.yaml»: there is no such file");
  }
}
