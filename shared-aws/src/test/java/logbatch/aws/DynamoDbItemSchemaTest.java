package logbatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Level;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.ProcessedItem;
import logbatch.model.Reading;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbItemSchemaTest {

  private static final Instant STORED_AT = Instant.parse("2026-11-23T12:00:00.123456789Z");

  private static final RunId RUN = RunId.of(new ObjectVersion("in", "a.log", "e", 9), 0);

  private static final Reading READING =
      new Reading(
          "access-log",
          Optional.of(Instant.parse("2026-11-23T10:00:00.123456789Z")),
          OptionalInt.of(404),
          Optional.of(Level.WARN));

  @Test
  void processedItemHasTheAttributesOfTheContractAndNoOthers() {
    var item = ProcessedItem.processed("dir/a.log", message("GET /", 5), READING, STORED_AT);

    assertThat(attributes(item))
        .isEqualTo(
            Map.of(
                "id", AttributeValue.fromS(item.id().toString()),
                "batch_id", AttributeValue.fromS("dir/a.log"),
                "run_id", AttributeValue.fromS(RUN.toString()),
                "byte_offset", AttributeValue.fromN("512"),
                "timestamp", AttributeValue.fromS("2026-11-23T10:00:00.123456789Z"),
                "status", AttributeValue.fromS("404"),
                "level", AttributeValue.fromS("WARN"),
                "format", AttributeValue.fromS("access-log"),
                "original_log", AttributeValue.fromS("GET /"),
                "stored_at", AttributeValue.fromS("2026-11-23T12:00:00.123456789Z")));
  }

  @Test
  void whatALineDoesNotSayIsLeftOut() {
    var item = ProcessedItem.processed("a.log", message("hello", 5), Reading.TEXT, STORED_AT);

    assertThat(attributes(item))
        .containsEntry("status", AttributeValue.fromS("UNKNOWN"))
        .doesNotContainKeys("timestamp", "level", "error", "range", "line", "truncated");
  }

  @Test
  void lineSWordForItsLevelIsStoredOnlyIfItIsNotTheLevelSName() {
    var reading =
        new Reading(
            "mysql",
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(Level.NOTICE),
            Optional.of("Note"));
    var item = ProcessedItem.processed("a.log", message("x", 1), reading, STORED_AT);

    assertThat(attributes(item))
        .containsEntry("level", AttributeValue.fromS("NOTICE"))
        .containsEntry("level_original", AttributeValue.fromS("Note"));
    assertThat(readBack(item)).isEqualTo(item);
    assertThat(attributes(ProcessedItem.processed("a.log", message("x", 1), READING, STORED_AT)))
        .doesNotContainKey("level_original");
  }

  @Test
  void rejectedItemNamesReasonRangeAndLine() {
    var rejection = new Rejection(RejectionReason.INVALID_JSON, "position 3");
    var item = ProcessedItem.rejected("a.jsonl", message("{oh", 3), rejection, STORED_AT);

    assertThat(attributes(item))
        .containsEntry("error", AttributeValue.fromS("invalid_json"))
        .containsEntry("error_detail", AttributeValue.fromS("position 3"))
        .containsEntry("range", AttributeValue.fromN("2"))
        .containsEntry("line", AttributeValue.fromN("7"))
        .containsEntry("format", AttributeValue.fromS("text"));
  }

  @Test
  void bytesThatAreNotUtf8AreStoredAsBinary() {
    var latin1 = LineBytes.owning(new byte[] {(byte) 0xE9, 0x0A});
    var message = new LineMessage(RUN, 0, new Line(1, 0, latin1, 2));
    var item = ProcessedItem.processed("a.log", message, Reading.TEXT, STORED_AT);

    var stored = attributes(item).get("original_log");

    assertThat(stored.s()).isNull();
    assertThat(stored.b().asByteArray()).containsExactly(0xE9, 0x0A);
    assertThat(readBack(item)).isEqualTo(item);
  }

  @Test
  void truncatedLineKeepsItsTrueLength() {
    var item = ProcessedItem.processed("a.log", message("begin", 1_000_000), READING, STORED_AT);

    assertThat(attributes(item))
        .containsEntry("truncated", AttributeValue.fromBool(true))
        .containsEntry("length_bytes", AttributeValue.fromN("1000000"));
    assertThat(readBack(item)).isEqualTo(item);
  }

  @Test
  void itemsAreReadBackAsTheyWere() {
    var rejection = new Rejection(RejectionReason.WRONG_COLUMN_COUNT, "3 of 4");

    var processed = ProcessedItem.processed("a.log", message("x", 1), READING, STORED_AT);
    var plain = ProcessedItem.processed("a.log", message("y", 1), Reading.TEXT, STORED_AT);
    var rejected = ProcessedItem.rejected("a.csv", message("1,2,3", 5), rejection, STORED_AT);

    assertThat(readBack(processed)).isEqualTo(processed);
    assertThat(readBack(plain)).isEqualTo(plain);
    assertThat(readBack(rejected)).isEqualTo(rejected);
  }

  private static Map<String, AttributeValue> attributes(ProcessedItem item) {
    return DynamoDbItemSchema.SCHEMA.itemToMap(item, true);
  }

  private static ProcessedItem readBack(ProcessedItem item) {
    return DynamoDbItemSchema.SCHEMA.mapToItem(attributes(item));
  }

  private static LineMessage message(String text, long lengthBytes) {
    return new LineMessage(RUN, 2, new Line(7, 512, LineBytes.ofText(text), lengthBytes));
  }
}
