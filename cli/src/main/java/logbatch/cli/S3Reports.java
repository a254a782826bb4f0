package logbatch.cli;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Fetches reports from the output bucket.
final class S3Reports {

  private final S3Client s3;
  private final String bucket;

  S3Reports(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// The content of a report; empty if there is no such report.
  Optional<byte[]> fetch(String key) {
    try {
      return Optional.of(s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }
}
