package logbatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Uploads files, those over S3's limit for one request in parts.
final class S3Uploader {

  private static final long PART_BYTES = 64L << 20;

  /// S3 takes 5 GiB in one request; a part has to fit into 10,000 of them. Parts from here on.
  private static final long MULTIPART_FROM_BYTES = 1L << 30;

  private static final int PARTS_MAX = 10_000;

  private final S3Client s3;
  private final String bucket;

  S3Uploader(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// Uploads a file and tells the object as it is in S3 now.
  ObjectVersion upload(LogFile file) throws IOException {
    var eTag = file.sizeBytes() < MULTIPART_FROM_BYTES ? uploadWhole(file) : uploadInParts(file);
    return new ObjectVersion(bucket, file.key(), eTag.replace("\"", ""), file.sizeBytes());
  }

  private String uploadWhole(LogFile file) {
    return s3.putObject(r -> r.bucket(bucket).key(file.key()), RequestBody.fromFile(file.path()))
        .eTag();
  }

  private String uploadInParts(LogFile file) throws IOException {
    var id = s3.createMultipartUpload(r -> r.bucket(bucket).key(file.key())).uploadId();
    long partBytes = Math.max(PART_BYTES, -Math.floorDiv(-file.sizeBytes(), PARTS_MAX));
    var parts = new ArrayList<CompletedPart>();
    try (var in = Files.newInputStream(file.path())) {
      for (long at = 0; at < file.sizeBytes(); at += partBytes) {
        int number = parts.size() + 1;
        long length = Math.min(partBytes, file.sizeBytes() - at);
        var eTag =
            s3.uploadPart(
                    r -> r.bucket(bucket).key(file.key()).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(in.readNBytes(Math.toIntExact(length))))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
      }
    }
    return s3.completeMultipartUpload(r ->
            r.bucket(bucket)
                .key(file.key())
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(parts)))
        .eTag();
  }
}
