package logbatch.local.services;

import java.util.List;
import java.util.Map;
import logbatch.local.template.BucketSpec;
import logbatch.local.template.PhysicalIds;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Creates buckets.
record S3BucketCreator(S3Client s3) {

  PhysicalIds create(List<BucketSpec> buckets, PhysicalIds known) {
    PhysicalIds ids = known;
    for (BucketSpec bucket : buckets) {
      try {
        createIfAbsent(bucket.name());
      } catch (SdkException e) {
        throw new ServiceException("bucket " + bucket.name() + " cannot be created", e);
      }
      String arn = "arn:aws:s3:::" + bucket.name();
      ids = ids.with(bucket.logicalId(), Map.of(PhysicalIds.REF, bucket.name(), "Arn", arn));
    }
    return ids;
  }

  private void createIfAbsent(String name) {
    try {
      s3.headBucket(request -> request.bucket(name));
    } catch (NoSuchBucketException e) {
      s3.createBucket(request -> request.bucket(name));
    } catch (S3Exception e) {
      if (e.statusCode() != 404) {
        throw e;
      }
      s3.createBucket(request -> request.bucket(name));
    }
  }
}
