package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// The record of a stream event.
final class DynamoDbRecordJsonTest {

  @Test
  void aRecordKeepsEveryTypeOfAttribute() {
    var image =
        Map.of(
            "s", AttributeValue.fromS("text"),
            "n", AttributeValue.fromN("1.50"),
            "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, (byte) 0xff})),
            "ss", AttributeValue.fromSs(List.of("a", "b")),
            "ns", AttributeValue.fromNs(List.of("1", "2")),
            "bs", AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {1}))),
            "m", AttributeValue.fromM(Map.of("x", AttributeValue.fromBool(true))),
            "l", AttributeValue.fromL(List.of(AttributeValue.fromNul(true))));

    var json = (Map<?, ?>) record(image).json().get("dynamodb");

    assertThat(json.get("NewImage"))
        .isEqualTo(
            Map.of(
                "s", Map.of("S", "text"),
                "n", Map.of("N", "1.50"),
                "b", Map.of("B", "AP8="),
                "ss", Map.of("SS", List.of("a", "b")),
                "ns", Map.of("NS", List.of("1", "2")),
                "bs", Map.of("BS", List.of("AQ==")),
                "m", Map.of("M", Map.of("x", Map.of("BOOL", true))),
                "l", Map.of("L", List.of(Map.of("NULL", true)))));
    assertThat(json.containsKey("OldImage")).isFalse();
  }

  @Test
  void aRecordIsFramedAsLambdaFramesIt() {
    var record = record(Map.of());

    assertThat(record.sequenceNumber()).isEqualTo("000000000000000000123");
    assertThat(record.created()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
    var json = record.json();
    assertThat(json)
        .containsEntry("eventID", "e1")
        .containsEntry("eventName", "INSERT")
        .containsEntry("eventVersion", "1.1")
        .containsEntry("eventSource", "aws:dynamodb")
        .containsEntry("awsRegion", "us-east-1");
    assertThat(json.get("dynamodb"))
        .isEqualTo(
            Map.of(
                "ApproximateCreationDateTime",
                1_800_000_000L,
                "Keys",
                Map.of("id", Map.of("S", "k")),
                "NewImage",
                Map.of(),
                "SequenceNumber",
                "000000000000000000123",
                "SizeBytes",
                26L,
                "StreamViewType",
                "NEW_AND_OLD_IMAGES"));
  }

  private static logbatch.local.runtime.StreamRecord record(Map<String, AttributeValue> image) {
    var change =
        StreamRecord.builder()
            .approximateCreationDateTime(Instant.ofEpochSecond(1_800_000_000))
            .keys(Map.of("id", AttributeValue.fromS("k")))
            .newImage(image)
            .sequenceNumber("000000000000000000123")
            .sizeBytes(26L)
            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();
    return DynamoDbRecordJson.record(
        Record.builder()
            .eventID("e1")
            .eventName(OperationType.INSERT)
            .eventVersion("1.1")
            .awsRegion("us-east-1")
            .dynamodb(change)
            .build());
  }
}
