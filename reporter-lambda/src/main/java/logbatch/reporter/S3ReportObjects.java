package logbatch.reporter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import logbatch.model.RunId;
import logbatch.model.Sequencer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Reports as objects of the output bucket, with their mark in the metadata.
///
/// See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html>.
final class S3ReportObjects implements ReportObjects {

  private static final String RUN = "run";
  private static final String GENERATION = "generation";
  private static final String SEQUENCER = "sequencer";
  private static final String REVISION = "revision";
  private static final String DIGEST = "digest";

  private static final int NOT_FOUND = 404;

  /// 412: the object is not the one that was seen; 409: another write was under way; 404: it was
  /// removed.
  private static final Set<Integer> LOST_THE_RACE = Set.of(412, 409, NOT_FOUND);

  private final S3Client client;
  private final String bucket;
  private final Optional<String> owner;

  /// @param owner account id that the bucket must belong to, if that is known
  S3ReportObjects(S3Client client, String bucket, Optional<String> owner) {
    this.client = client;
    this.bucket = bucket;
    this.owner = owner;
  }

  @Override
  public Optional<StoredReport> head(String key) {
    var request = HeadObjectRequest.builder().bucket(bucket).key(key);
    owner.ifPresent(request::expectedBucketOwner);
    try {
      var response = client.headObject(request.build());
      return Optional.of(new StoredReport(response.eTag(), mark(response.metadata())));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public boolean replace(String key, Optional<StoredReport> before, ReportDocument document) {
    var request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentType(document.contentType())
            .metadata(metadata(document.mark()));
    owner.ifPresent(request::expectedBucketOwner);
    before.ifPresentOrElse(
        stored -> request.ifMatch(stored.eTag()), () -> request.ifNoneMatch("*"));
    try {
      client.putObject(request.build(), RequestBody.fromString(document.text()));
      return true;
    } catch (S3Exception e) {
      if (LOST_THE_RACE.contains(e.statusCode()) && !isAboutTheBucket(e)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isAboutTheBucket(S3Exception e) {
    return e.awsErrorDetails() != null && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
  }

  private static Map<String, String> metadata(ReportMark mark) {
    return Map.of(
        RUN, mark.run().toString(),
        GENERATION, Integer.toString(mark.generation()),
        SEQUENCER, mark.sequencer().toString(),
        REVISION, Integer.toString(mark.revision()),
        DIGEST, mark.digest());
  }

  /// @return empty for an object that somebody else has put there; it gives way to the report
  private static Optional<ReportMark> mark(Map<String, String> metadata) {
    try {
      return Optional.of(
          new ReportMark(
              RunId.parse(metadata.getOrDefault(RUN, "")),
              Integer.parseInt(metadata.getOrDefault(GENERATION, "")),
              new Sequencer(metadata.getOrDefault(SEQUENCER, "")),
              Integer.parseInt(metadata.getOrDefault(REVISION, "")),
              metadata.getOrDefault(DIGEST, "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
