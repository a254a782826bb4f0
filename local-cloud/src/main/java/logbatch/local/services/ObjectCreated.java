package logbatch.local.services;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// An object that some client has just put into a bucket; it can be read by now.
///
/// @param bucket bucket name
/// @param key object key as the client meant it, not URL-encoded
/// @param eTag entity tag without its surrounding quotes: what a later read of the object gives and
///   `If-Match` takes
/// @param sizeBytes size of the object
/// @param eventName such as `ObjectCreated:Put`
/// @param time when it was seen
/// @param sequencer hexadecimal digits; of two objects seen by one process the later has the
///   greater, if the shorter is padded with zeros on its right
public record ObjectCreated(
    String bucket,
    String key,
    String eTag,
    long sizeBytes,
    String eventName,
    Instant time,
    String sequencer) {

  public ObjectCreated {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    requireNonNull(eventName, "eventName");
    requireNonNull(time, "time");
    requireNonNull(sequencer, "sequencer");
    if (eTag.startsWith("\"")) {
      throw new IllegalArgumentException("eTag still quoted: " + eTag);
    }
  }

  /// `s3://bucket/key`, for messages and logs.
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
