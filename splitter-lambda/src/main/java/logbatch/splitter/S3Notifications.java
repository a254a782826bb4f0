package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import logbatch.aws.JsonLog;
import logbatch.model.ContentKind;
import logbatch.model.ObjectVersion;
import logbatch.model.Sequencer;
import logbatch.model.Upload;

/// Reads the records of S3's notifications.
///
/// See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>.
final class S3Notifications {

  private final String inputBucket;
  private final JsonLog log;

  /// @param inputBucket the only bucket that is read: a notification of another one would let
  ///   whoever writes it choose what this function's role reads
  S3Notifications(String inputBucket, JsonLog log) {
    this.inputBucket = inputBucket;
    this.log = log;
  }

  /// The upload that a record tells of; empty, with a line in the log, if there is none to be read.
  ///
  /// @throws MalformedEventException if the record is none that S3 writes
  Optional<ObjectUploaded> upload(EventObject record) {
    try {
      return readUpload(record);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new MalformedEventException(record.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Optional<ObjectUploaded> readUpload(EventObject record) {
    var s3 = record.object("s3");
    var bucket = s3.object("bucket").text("name");
    // Form encoding: + is a space, %2B a plus sign.
    var key = URLDecoder.decode(s3.object("object").text("key"), UTF_8);
    if (!bucket.equals(inputBucket)) {
      log.error(
          "refused a notification of a bucket that is not the input bucket",
          "bucket",
          bucket,
          "input_bucket",
          inputBucket,
          "key",
          key);
      return Optional.empty();
    }
    var eventName = record.text("eventName");
    var kind = ContentKind.ofKey(key);
    if (!eventName.startsWith("ObjectCreated:") || kind.isEmpty()) {
      log.info(
          "ignored an object that is not a new .txt, .log, .jsonl or .csv, with or without .gz",
          "key",
          key,
          "event",
          eventName);
      return Optional.empty();
    }
    return Optional.of(uploaded(record, new Key(bucket, key, kind.get())));
  }

  private static ObjectUploaded uploaded(EventObject record, Key key) {
    var object = record.object("s3").object("object");
    var version =
        new ObjectVersion(key.bucket(), key.key(), object.text("eTag"), object.number("size"));
    // Missing where the service that sent this is not S3 itself; the time decides then.
    var sequencer = new Sequencer(object.textIfAny("sequencer").orElse(""));
    var upload = new Upload(Instant.parse(record.text("eventTime")), sequencer);
    return new ObjectUploaded(version, key.kind(), upload);
  }

  private record Key(String bucket, String key, ContentKind kind) {}
}
