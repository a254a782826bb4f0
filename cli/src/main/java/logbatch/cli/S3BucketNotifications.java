package logbatch.cli;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/// Looks at what a bucket notifies.
final class S3BucketNotifications {

  private final S3Client s3;
  private final String bucket;

  S3BucketNotifications(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// ARNs of the functions that are notified of every object that is created, whatever its key.
  List<String> functions() {
    return s3
        .getBucketNotificationConfiguration(r -> r.bucket(bucket))
        .lambdaFunctionConfigurations()
        .stream()
        .filter(to -> to.eventsAsStrings().contains("s3:ObjectCreated:*"))
        .filter(to -> to.filter() == null || to.filter().key() == null)
        .map(to -> to.lambdaFunctionArn())
        .toList();
  }
}
