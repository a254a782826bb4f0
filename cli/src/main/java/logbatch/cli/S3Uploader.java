package logbatch.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Response;

/// Uploads files byte by byte as they are, large ones in parts.
final class S3Uploader {

  private static final String CONTENT_TYPE = "application/octet-stream";

  private static final int FORBIDDEN = 403;

  /// S3 tells in whole seconds when an upload was begun, and not always the same one.
  private static final Duration DATE_TOLERANCE = Duration.ofSeconds(5);

  /// The client's own limits are for calls without data. Sending takes as long as the line needs:
  /// 64 MiB in an hour are 19 KB/s, and every repetition of a request counts too.
  private static final AwsRequestOverrideConfiguration LIMITS_OF_DATA =
      AwsRequestOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofHours(1))
          .apiCallTimeout(Duration.ofHours(4))
          .build();

  private final S3Client s3;
  private final String bucket;
  private final String owner;
  private final Limits limits;

  /// When a file is uploaded in parts, and in which.
  ///
  /// @param wholeMaxBytes a larger file is uploaded in parts; S3 takes 5 GiB in one request
  /// @param partBytes size of a part, unless there would be more than 10,000 of them; at least 5
  ///   MiB
  record Limits(long wholeMaxBytes, long partBytes) {

    private static final int PARTS_MAX = 10_000;

    /// What a broken line costs is sent once more, so it should not be much.
    static final Limits USUAL = new Limits(64L << 20, 16L << 20);

    List<FileSection> sections(LogFile file) {
      long bytes = Math.max(partBytes, Math.ceilDiv(file.sizeBytes(), PARTS_MAX));
      var sections = new ArrayList<FileSection>();
      for (long at = 0; at < file.sizeBytes(); at += bytes) {
        sections.add(new FileSection(file.path(), at, Math.min(bytes, file.sizeBytes() - at)));
      }
      return sections;
    }
  }

  /// @param owner account id that the bucket must belong to; empty if any will do
  S3Uploader(S3Client s3, String bucket, Optional<String> owner, Limits limits) {
    this.s3 = s3;
    this.bucket = bucket;
    this.owner = owner.orElse(null);
    this.limits = limits;
  }

  /// Uploads a file and tells the object as it is in S3 now.
  ///
  /// @param position hears how many bytes have been read; fewer than before when a request is
  ///   repeated
  /// @throws UsageException if S3 refuses, or the bucket belongs to another account
  StoredObject upload(LogFile file, LongConsumer position) {
    try {
      return file.sizeBytes() <= limits.wholeMaxBytes()
          ? uploadWhole(file, position)
          : uploadInParts(file, position);
    } catch (S3Exception e) {
      if (e.statusCode() == FORBIDDEN && owner != null) {
        throw new UsageException(
            "Either these credentials may not put objects into the bucket %s, or it does not belong to their account %s. S3 says: %s"
                .formatted(bucket, owner, Visible.of(e.getMessage())));
      }
      throw e;
    }
  }

  private StoredObject uploadWhole(LogFile file, LongConsumer position) {
    var whole = new FileSection(file.path(), 0, file.sizeBytes());
    var put =
        s3.putObject(
            r ->
                r.bucket(bucket)
                    .key(file.key())
                    .expectedBucketOwner(owner)
                    .overrideConfiguration(LIMITS_OF_DATA),
            body(whole, position));
    return stored(file, put.eTag(), date(put));
  }

  private StoredObject uploadInParts(LogFile file, LongConsumer position) {
    var begun =
        s3.createMultipartUpload(r ->
            r.bucket(bucket).key(file.key()).expectedBucketOwner(owner).contentType(CONTENT_TYPE));
    var id = begun.uploadId();
    try (var _ = Shutdown.closing(() -> abort(file, id))) {
      var parts = new ArrayList<CompletedPart>();
      for (var section : limits.sections(file)) {
        parts.add(uploadPart(file, id, parts.size() + 1, body(section, position)));
      }
      return complete(file, begun, parts);
    } catch (RuntimeException e) {
      abort(file, id).ifPresent(e::addSuppressed);
      throw e;
    }
  }

  private CompletedPart uploadPart(LogFile file, String id, int number, RequestBody body) {
    var eTag =
        s3.uploadPart(
                r ->
                    r.bucket(bucket)
                        .key(file.key())
                        .uploadId(id)
                        .partNumber(number)
                        .expectedBucketOwner(owner)
                        .overrideConfiguration(LIMITS_OF_DATA),
                body)
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(eTag).build();
  }

  private StoredObject complete(
      LogFile file, CreateMultipartUploadResponse begun, List<CompletedPart> parts) {
    try {
      var completed =
          s3.completeMultipartUpload(r ->
              r.bucket(bucket)
                  .key(file.key())
                  .uploadId(begun.uploadId())
                  .expectedBucketOwner(owner)
                  .overrideConfiguration(LIMITS_OF_DATA)
                  .multipartUpload(upload -> upload.parts(parts)));
      return stored(file, completed.eTag(), date(completed));
    } catch (SdkException e) {
      return completed(file, date(begun), parts.size(), e).orElseThrow(() -> e);
    }
  }

  /// Putting the parts together takes S3 minutes; when the answer is lost on the way, the object
  /// may be there all the same, and a repeated request finds no such upload any more.
  private Optional<StoredObject> completed(
      LogFile file, Instant begunAt, int parts, SdkException reason) {
    try {
      var head = s3.headObject(r -> r.bucket(bucket).key(file.key()).expectedBucketOwner(owner));
      return Optional.of(stored(file, head.eTag(), head.lastModified()))
          .filter(_ -> head.contentLength() == file.sizeBytes())
          .filter(there -> there.version().eTag().endsWith("-" + parts))
          .filter(there -> !there.modifiedAt().isBefore(begunAt.minus(DATE_TOLERANCE)));
    } catch (SdkException e) {
      reason.addSuppressed(e);
      return Optional.empty();
    }
  }

  private StoredObject stored(LogFile file, String eTag, Instant at) {
    return new StoredObject(
        new ObjectVersion(bucket, file.key(), eTag.replace("\"", ""), file.sizeBytes()), at);
  }

  /// When S3 answered. Our own clock may be wrong.
  private static Instant date(S3Response response) {
    return response
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
        .orElseThrow(() -> new IllegalStateException("S3 gave an answer without a date"));
  }

  /// Parts of an upload that was never completed cost as much as an object, and nobody sees them.
  ///
  /// @return why they are still there; empty if they are gone
  private Optional<SdkException> abort(LogFile file, String id) {
    try {
      s3.abortMultipartUpload(
          r -> r.bucket(bucket).key(file.key()).uploadId(id).expectedBucketOwner(owner));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(e);
    }
  }

  private static RequestBody body(FileSection section, LongConsumer position) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromInputStreamSupplier(() -> section.open(position)),
        section.length(),
        CONTENT_TYPE);
  }
}
