package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// The `header` part of a run: what its file is, and how it is cut. Written before the first line
/// is sent; from then on only the upload changes.
///
/// @param object the content that the run is cut from
/// @param generation 0, or one more with each reprocessing of the same content
/// @param upload the latest event of this content
/// @param kind what the lines are
/// @param csv the CSV header, or the list of fields at the head of a text file; empty if there is
///   none
/// @param ranges how the object is cut
public record Header(
    ObjectVersion object,
    int generation,
    Upload upload,
    ContentKind kind,
    Optional<CsvHeader> csv,
    RangePlan ranges) {

  public Header {
    requireNonNull(object, "object");
    requireNonNull(upload, "upload");
    requireNonNull(kind, "kind");
    requireNonNull(csv, "csv");
    requireNonNull(ranges, "ranges");
  }

  /// The run's identity.
  public RunId run() {
    return RunId.of(object, generation);
  }

  /// The name of the batch: the object key.
  public String batchId() {
    return object.key();
  }

  /// The same header with another upload.
  public Header withUpload(Upload newer) {
    return new Header(object, generation, newer, kind, csv, ranges);
  }
}
