package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.ContentKind;
import logbatch.model.ObjectVersion;
import logbatch.model.PlanTask;
import logbatch.model.Sequencer;
import logbatch.model.Upload;

/// Reads the records of S3's notifications.
///
/// See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>.
final class S3Notifications {

  private static final String CREATED = "ObjectCreated:";

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

  /// The object that a [PlanTask] orders to be planned; empty, with a line in the log, if it is
  /// none that is read here.
  ///
  /// @throws MalformedEventException if it is no such task
  Optional<ObjectUploaded> order(EventObject task) {
    try {
      return readOrder(task);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new MalformedEventException("the plan task cannot be read: " + e.getMessage(), e);
    }
  }

  private Optional<ObjectUploaded> readUpload(EventObject record) {
    var s3 = record.object("s3");
    var bucket = s3.object("bucket").text("name");
    // Form encoding: + is a space, %2B a plus sign.
    var key = URLDecoder.decode(s3.object("object").text("key"), UTF_8);
    if (!isWanted(bucket, key, record.text("eventName"))) {
      return Optional.empty();
    }
    var object = record.object("s3").object("object");
    // Missing where the service that sent this is not S3 itself; the time decides then.
    var sequencer = new Sequencer(object.textIfAny("sequencer").orElse(""));
    return Optional.of(
        new ObjectUploaded(
            new ObjectVersion(bucket, key, object.text("eTag"), object.number("size")),
            0,
            ContentKind.ofKey(key).orElseThrow(),
            new Upload(Instant.parse(record.text("eventTime")), sequencer)));
  }

  private Optional<ObjectUploaded> readOrder(EventObject task) {
    PlanTask.requireKnown(task.number("v"));
    var bucket = task.text("bucket");
    var key = task.text("key");
    if (!isWanted(bucket, key, CREATED)) {
      return Optional.empty();
    }
    return Optional.of(
        new ObjectUploaded(
            new ObjectVersion(bucket, key, task.text("etag"), task.number("size")),
            Math.toIntExact(task.number("generation")),
            ContentKind.ofKey(key).orElseThrow(),
            new Upload(Instant.parse(task.text("time")), new Sequencer(task.text("sequencer")))));
  }

  private boolean isWanted(String bucket, String key, String eventName) {
    if (!bucket.equals(inputBucket)) {
      log.error(
          "refused an object of a bucket that is not the input bucket",
          "bucket",
          bucket,
          "input_bucket",
          inputBucket,
          "key",
          key,
          Metric.OBJECTS_REFUSED,
          1);
      return false;
    }
    if (!eventName.startsWith(CREATED) || ContentKind.ofKey(key).isEmpty()) {
      log.info(
          "ignored an object that is not a new .txt, .log, .jsonl or .csv, with or without .gz",
          "key",
          key,
          "event",
          eventName,
          Metric.OBJECTS_IGNORED,
          1);
      return false;
    }
    return true;
  }
}
