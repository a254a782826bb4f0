package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Uploads files byte by byte as they are, those over S3's limit for one request in parts.
final class S3Uploader {

  private static final String CONTENT_TYPE = "application/octet-stream";

  private final S3Client s3;
  private final String bucket;
  private final Limits limits;

  /// When a file is uploaded in parts, and in which.
  ///
  /// @param wholeMaxBytes a larger file is uploaded in parts; S3 takes 5 GiB in one request
  /// @param partBytes size of a part, unless there would be more than 10,000 of them; at least 5
  ///   MiB
  record Limits(long wholeMaxBytes, long partBytes) {

    private static final int PARTS_MAX = 10_000;

    static final Limits USUAL = new Limits(1L << 30, 64L << 20);

    List<FileSection> sections(LogFile file) {
      long bytes = Math.max(partBytes, Math.ceilDiv(file.sizeBytes(), PARTS_MAX));
      var sections = new ArrayList<FileSection>();
      for (long at = 0; at < file.sizeBytes(); at += bytes) {
        sections.add(new FileSection(file.path(), at, Math.min(bytes, file.sizeBytes() - at)));
      }
      return sections;
    }
  }

  S3Uploader(S3Client s3, String bucket, Limits limits) {
    this.s3 = s3;
    this.bucket = bucket;
    this.limits = limits;
  }

  /// Uploads a file and tells the object as it is in S3 now.
  ///
  /// @param position hears how many bytes have been read; fewer than before when a request is
  ///   repeated
  ObjectVersion upload(LogFile file, LongConsumer position) {
    var eTag =
        file.sizeBytes() <= limits.wholeMaxBytes()
            ? uploadWhole(file, position)
            : uploadInParts(file, position);
    return new ObjectVersion(bucket, file.key(), eTag.replace("\"", ""), file.sizeBytes());
  }

  private String uploadWhole(LogFile file, LongConsumer position) {
    var whole = new FileSection(file.path(), 0, file.sizeBytes());
    return s3.putObject(r -> r.bucket(bucket).key(file.key()), body(whole, position)).eTag();
  }

  private String uploadInParts(LogFile file, LongConsumer position) {
    var id =
        s3.createMultipartUpload(r -> r.bucket(bucket).key(file.key()).contentType(CONTENT_TYPE))
            .uploadId();
    try {
      var parts = new ArrayList<CompletedPart>();
      for (var section : limits.sections(file)) {
        parts.add(uploadPart(file, id, parts.size() + 1, body(section, position)));
      }
      return s3.completeMultipartUpload(r ->
              r.bucket(bucket)
                  .key(file.key())
                  .uploadId(id)
                  .multipartUpload(upload -> upload.parts(parts)))
          .eTag();
    } catch (RuntimeException e) {
      abort(file, id, e);
      throw e;
    }
  }

  private CompletedPart uploadPart(LogFile file, String id, int number, RequestBody body) {
    var eTag =
        s3.uploadPart(r -> r.bucket(bucket).key(file.key()).uploadId(id).partNumber(number), body)
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(eTag).build();
  }

  /// Parts of an upload that was never completed cost as much as an object, and nobody sees them.
  private void abort(LogFile file, String id, RuntimeException reason) {
    try {
      s3.abortMultipartUpload(r -> r.bucket(bucket).key(file.key()).uploadId(id));
    } catch (SdkException e) {
      reason.addSuppressed(e);
    }
  }

  private static RequestBody body(FileSection section, LongConsumer position) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromInputStreamSupplier(() -> section.open(position)),
        section.length(),
        CONTENT_TYPE);
  }
}
