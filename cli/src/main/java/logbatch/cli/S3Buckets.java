package logbatch.cli;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tells whether buckets are there.
final class S3Buckets {

  private static final int OTHER_REGION = 301;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;

  S3Buckets(S3Client s3) {
    this.s3 = s3;
  }

  /// Whether there is no such bucket in the client's region. One that may not be looked at is taken
  /// for there.
  boolean isMissing(String bucket) {
    try {
      s3.headBucket(r -> r.bucket(bucket));
      return false;
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case FORBIDDEN -> false;
        case NOT_FOUND, OTHER_REGION -> true;
        default -> throw e;
      };
    }
  }
}
