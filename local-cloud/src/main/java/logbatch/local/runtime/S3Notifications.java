package logbatch.local.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.ObjectCreated;
import logbatch.local.template.EventSource.S3Notification;

/// The event that S3 makes of a new object.
///
/// See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>.
final class S3Notifications {

  private static final String EVENT_VERSION = "2.1";

  private S3Notifications() {}

  /// Whether the notification asks for such an event, such as `s3:ObjectCreated:*`
  static boolean isWanted(S3Notification notification, ObjectCreated object) {
    return notification.bucket().equals(object.bucket())
        && notification.events().stream().anyMatch(type -> covers(type, object.eventName()));
  }

  private static boolean covers(String type, String eventName) {
    String name = "s3:" + eventName;
    return type.endsWith("*")
        ? name.startsWith(type.substring(0, type.length() - 1))
        : name.equals(type);
  }

  /// The event as JSON.
  ///
  /// @param notification the bucket's configuration that is being notified
  static String event(S3Notification notification, ObjectCreated object, AwsAccount account) {
    var record = new LinkedHashMap<String, Object>();
    record.put("eventVersion", EVENT_VERSION);
    record.put("eventSource", "aws:s3");
    record.put("awsRegion", account.region());
    record.put("eventTime", EventTime.millis(object.time()));
    record.put("eventName", object.eventName());
    record.put("userIdentity", Map.of("principalId", "AWS:" + account.id()));
    record.put("requestParameters", Map.of("sourceIPAddress", "127.0.0.1"));
    record.put("responseElements", requestIds());
    record.put("s3", s3(notification, object, account));
    return Json.text(Map.of("Records", List.of(record)));
  }

  private static Map<String, Object> requestIds() {
    var id = UUID.randomUUID();
    var elements = new LinkedHashMap<String, Object>();
    elements.put(
        "x-amz-request-id",
        HexFormat.of().withUpperCase().toHexDigits(id.getMostSignificantBits()));
    elements.put("x-amz-id-2", HexFormat.of().toHexDigits(id.getLeastSignificantBits()));
    return elements;
  }

  private static Map<String, Object> s3(
      S3Notification notification, ObjectCreated object, AwsAccount account) {
    var bucket = new LinkedHashMap<String, Object>();
    bucket.put("name", object.bucket());
    bucket.put("ownerIdentity", Map.of("principalId", account.id()));
    bucket.put("arn", "arn:aws:s3:::" + object.bucket());
    var entity = new LinkedHashMap<String, Object>();
    entity.put("key", encoded(object.key()));
    entity.put("size", object.sizeBytes());
    entity.put("eTag", object.eTag());
    entity.put("sequencer", object.sequencer());
    var s3 = new LinkedHashMap<String, Object>();
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", notification.logicalId());
    s3.put("bucket", bucket);
    s3.put("object", entity);
    return s3;
  }

  /// As in an HTML form, so a space is a plus sign; but a slash stays one.
  static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
