package logbatch.cli;

import java.util.Optional;
import logbatch.model.ReportName;
import logbatch.model.Sequencer;
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

  /// The report of a file; empty if there is none.
  ///
  /// @param batchId the file's object key
  Optional<Report> find(String batchId) {
    return fetch(ReportName.json(batchId)).map(Report::parse);
  }

  /// The order, among those of its key, of the upload that the report of a file is about; empty if
  /// there is no report.
  ///
  /// @param batchId the file's object key
  Optional<Sequencer> sequencer(String batchId) {
    try {
      var head = s3.headObject(r -> r.bucket(bucket).key(ReportName.json(batchId)));
      return Optional.ofNullable(head.metadata().get("sequencer"))
          .filter(digits -> digits.matches("[0-9A-Fa-f]*"))
          .map(Sequencer::new);
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }
}
