package logbatch.cli;

import java.util.Optional;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Looks at the objects of a bucket.
final class S3Objects {

  private final S3Client s3;
  private final String bucket;

  S3Objects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// The object under a key; empty if there is none.
  Optional<StoredObject> find(String key) {
    try {
      var head = s3.headObject(r -> r.bucket(bucket).key(key));
      var version =
          new ObjectVersion(bucket, key, head.eTag().replace("\"", ""), head.contentLength());
      return Optional.of(new StoredObject(version, head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /// The object under a key.
  ///
  /// @throws UsageException if there is none
  StoredObject require(String key) {
    return find(key)
        .orElseThrow(() ->
            new UsageException(
                "There is no object %s in the input bucket %s."
                    .formatted(Visible.of(key), bucket)));
  }
}
