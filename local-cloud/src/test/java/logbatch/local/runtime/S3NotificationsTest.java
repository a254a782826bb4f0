package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.ObjectCreated;
import logbatch.local.template.EventSource.S3Notification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The S3 event.
final class S3NotificationsTest {

  private static final S3Notification NOTIFICATION =
      new S3Notification("Uploaded", "input", List.of("s3:ObjectCreated:*"));

  @Test
  void theEventHasWhatS3PutsIntoIt() {
    var event =
        Json.object(
                S3Notifications.event(
                    NOTIFICATION, object("dir with space/é+ü.log"), AwsAccount.LOCAL))
            .orElseThrow();

    var record = (Map<?, ?>) ((List<?>) event.get("Records")).getFirst();
    assertThat(record.get("eventVersion")).isEqualTo("2.1");
    assertThat(record.get("eventSource")).isEqualTo("aws:s3");
    assertThat(record.get("awsRegion")).isEqualTo("us-east-1");
    assertThat(record.get("eventTime")).isEqualTo("2026-11-01T10:00:00.000Z");
    assertThat(record.get("eventName")).isEqualTo("ObjectCreated:Put");
    assertThat(record.get("s3"))
        .isEqualTo(
            Map.of(
                "s3SchemaVersion",
                "1.0",
                "configurationId",
                "Uploaded",
                "bucket",
                Map.of(
                    "name", "input",
                    "ownerIdentity", Map.of("principalId", "000000000000"),
                    "arn", "arn:aws:s3:::input"),
                "object",
                Map.of(
                    "key", "dir+with+space/%C3%A9%2B%C3%BC.log",
                    "size", 5,
                    "eTag", "abc",
                    "sequencer", "0055AED6DCD90281E5")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b c.log", "100%/+&=?#[]{}\"'.txt", "日本/\uD83D\uDE00", "*~()!-_."})
  void anEncodedKeyDecodesToItself(String key) {
    assertThat(URLDecoder.decode(S3Notifications.encoded(key), StandardCharsets.UTF_8))
        .isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:ObjectCreated:*, ObjectCreated:Put, true",
    "s3:ObjectCreated:*, ObjectCreated:CompleteMultipartUpload, true",
    "s3:ObjectCreated:Put, ObjectCreated:Copy, false",
    "s3:ObjectRemoved:*, ObjectCreated:Put, false",
  })
  void aTypeWithAStarCoversAllOfItsKind(String type, String eventName, boolean isWanted) {
    var notification = new S3Notification("Uploaded", "input", List.of(type));
    var object =
        new ObjectCreated("input", "k", "abc", 5, eventName, Instant.EPOCH, "0055AED6DCD90281E5");

    assertThat(S3Notifications.isWanted(notification, object)).isEqualTo(isWanted);
  }

  @Test
  void anotherBucketsObjectsAreNotWanted() {
    var other = new S3Notification("Uploaded", "other", List.of("s3:ObjectCreated:*"));

    assertThat(S3Notifications.isWanted(other, object("k"))).isFalse();
  }

  private static ObjectCreated object(String key) {
    return new ObjectCreated(
        "input",
        key,
        "abc",
        5,
        "ObjectCreated:Put",
        Instant.parse("2026-11-01T10:00:00Z"),
        "0055AED6DCD90281E5");
  }
}
