package logbatch.local.runtime;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Records of DynamoDB Streams in the shape in which Lambda passes them on.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html>.
final class DynamoDbRecordJson {

  private DynamoDbRecordJson() {}

  static StreamRecord record(Record record) {
    var change = record.dynamodb();
    var dynamodb = new LinkedHashMap<String, Object>();
    dynamodb.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    dynamodb.put("Keys", item(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.put("NewImage", item(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.put("OldImage", item(change.oldImage()));
    }
    dynamodb.put("SequenceNumber", change.sequenceNumber());
    dynamodb.put("SizeBytes", change.sizeBytes());
    dynamodb.put("StreamViewType", change.streamViewTypeAsString());
    var json = new LinkedHashMap<String, Object>();
    json.put("eventID", record.eventID());
    json.put("eventName", record.eventNameAsString());
    json.put("eventVersion", record.eventVersion());
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", record.awsRegion());
    json.put("dynamodb", dynamodb);
    if (record.userIdentity() != null) {
      json.put(
          "userIdentity",
          Map.of(
              "principalId", record.userIdentity().principalId(),
              "type", record.userIdentity().type()));
    }
    return new StreamRecord(change.sequenceNumber(), change.approximateCreationDateTime(), json);
  }

  private static Map<String, Object> item(Map<String, AttributeValue> attributes) {
    var item = new LinkedHashMap<String, Object>();
    attributes.forEach((name, value) -> item.put(name, value(value)));
    return item;
  }

  private static Map<String, Object> value(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", base64(value.b()));
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS -> Map.of("BS", value.bs().stream().map(DynamoDbRecordJson::base64).toList());
      case M -> Map.of("M", item(value.m()));
      case L -> Map.of("L", value.l().stream().map(DynamoDbRecordJson::value).toList());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", value.nul());
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("an attribute of a type that the SDK does not know");
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
