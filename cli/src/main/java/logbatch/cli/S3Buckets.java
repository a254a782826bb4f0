package logbatch.cli;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tells whether buckets are there, and whose they are.
final class S3Buckets {

  private static final int OK = 200;
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
    return switch (status(bucket, Optional.empty())) {
      case NOT_FOUND, OTHER_REGION -> true;
      default -> false;
    };
  }

  /// Whether a bucket certainly belongs to another account. Of one that may not be looked at, S3
  /// does not tell.
  ///
  /// @param account the account id that it should belong to
  boolean belongsToAnother(String bucket, String account) {
    return status(bucket, Optional.of(account)) == FORBIDDEN
        && status(bucket, Optional.empty()) == OK;
  }

  private int status(String bucket, Optional<String> owner) {
    try {
      s3.headBucket(r -> r.bucket(bucket).expectedBucketOwner(owner.orElse(null)));
      return OK;
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case FORBIDDEN, NOT_FOUND, OTHER_REGION -> e.statusCode();
        default -> throw e;
      };
    }
  }
}
