package logbatch.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRecordsTest {

  private static final Map<String, String> PROCESSED =
      Map.of(
          "id", "4b8a1a0c-5f2e-8a6d-9b1c-0d2e3f405162",
          "run_id", "8e2cc497-779d-83dd-82c7-064ce0b7a1f1",
          "byte_offset", "0",
          "timestamp", "2026-01-01T00:00:00Z",
          "status", "200",
          "format", "access-log",
          "original_log", "x");

  private static final Map<String, String> REJECTED =
      Map.of(
          "id", "4b8a1a0c-5f2e-8a6d-9b1c-0d2e3f405162",
          "run_id", "8e2cc497-779d-83dd-82c7-064ce0b7a1f1",
          "byte_offset", "0",
          "status", "UNKNOWN",
          "format", "text",
          "original_log", "x",
          "error", "invalid_json",
          "range", "0",
          "line", "1");

  private final World world = new World();
  private final StreamRecords records = new StreamRecords(world.log());

  @Test
  void insertAndModifyAreUnderstood() {
    var read =
        records.read(
            List.of(
                new StreamImage("INSERT", "1", Map.of(), REJECTED),
                new StreamImage("MODIFY", "2", REJECTED, PROCESSED)));

    assertThat(read)
        .extracting(StreamRecord::change)
        .hasExactlyElementsOfTypes(Change.Inserted.class, Change.Modified.class);
    assertThat(world.logged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run_id", "status", "format"})
  void processedItemWithoutAnAttributeIsPassedOver(String name) {
    assertPassedOver(new StreamImage("INSERT", "1", Map.of(), without(PROCESSED, name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run_id", "id", "byte_offset", "range", "line", "original_log"})
  void rejectedItemWithoutAnAttributeIsPassedOver(String name) {
    assertPassedOver(new StreamImage("INSERT", "1", Map.of(), without(REJECTED, name)));
  }

  @ParameterizedTest
  @CsvSource({"run_id, none", "timestamp, yesterday"})
  void attributeThatCannotBeReadIsPassedOver(String name, String value) {
    var item = new HashMap<>(PROCESSED);
    item.put(name, value);

    assertPassedOver(new StreamImage("INSERT", "1", Map.of(), item));
  }

  @Test
  void recordWithoutWhatItNeedsIsPassedOver() {
    assertPassedOver(new StreamImage(null, "1", Map.of(), PROCESSED));
    assertPassedOver(new StreamImage("INSERT", null, Map.of(), PROCESSED));
    assertPassedOver(new StreamImage("INSERT", "x", Map.of(), PROCESSED));
    assertPassedOver(new StreamImage("MODIFY", "1", Map.of(), PROCESSED));
    assertPassedOver(new StreamImage("TRUNCATE", "1", Map.of(), PROCESSED));
    assertPassedOver(new StreamImage("REMOVE", "1", PROCESSED, Map.of()));
  }

  @Test
  void itemThatChangedItsRunIsPassedOver() {
    var other = new HashMap<>(PROCESSED);
    other.put("run_id", Samples.run().toString());

    assertPassedOver(new StreamImage("MODIFY", "1", PROCESSED, other));
  }

  @Test
  void batchOfRemovalsIsOneLineInTheLog() {
    var removed = new StreamImage("REMOVE", "1", PROCESSED, Map.of());

    records.read(List.of(removed, removed, removed));

    assertThat(world.logged().lines()).hasSize(1);
    assertThat(world.logged()).contains("the item was removed=3");
  }

  private void assertPassedOver(StreamImage image) {
    assertThat(records.read(List.of(image))).isEmpty();
    assertThat(world.logged()).contains("passed over");
  }

  private static Map<String, String> without(Map<String, String> item, String name) {
    var rest = new HashMap<>(item);
    rest.remove(name);
    return rest;
  }
}
