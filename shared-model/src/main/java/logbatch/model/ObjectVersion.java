package logbatch.model;

import static java.util.Objects.requireNonNull;

/// One content of an S3 object: the thing a run is cut from.
///
/// @param bucket bucket name
/// @param key object key, URL-decoded; the S3 event carries it encoded
/// @param eTag entity tag without its surrounding quotes
/// @param sizeBytes size of the object as stored, so compressed if the object is
public record ObjectVersion(String bucket, String key, String eTag, long sizeBytes) {

  public ObjectVersion {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    requireNonNull(eTag, "eTag");
    if (eTag.startsWith("\"")) {
      throw new IllegalArgumentException("eTag still quoted: " + eTag);
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes is negative: " + sizeBytes);
    }
  }

  /// `s3://bucket/key`, for messages and logs. The entity tag is left out on purpose.
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
