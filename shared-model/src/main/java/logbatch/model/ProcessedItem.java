package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A stored line: what `ProcessedLogsTable` holds.
///
/// @param batchId the decoded S3 object key of the file
/// @param run the run that the line belongs to
/// @param line the line and where it starts
/// @param reading what the line meant; [Reading#TEXT] for a rejected line
/// @param rejected why and where the line is unreadable; empty for a processed line
/// @param storedAt when it was put, by the worker's clock
public record ProcessedItem(
    String batchId,
    RunId run,
    StoredLine line,
    Reading reading,
    Optional<RejectedLine> rejected,
    Instant storedAt) {

  public ProcessedItem {
    requireNonNull(batchId, "batchId");
    requireNonNull(run, "run");
    requireNonNull(line, "line");
    requireNonNull(reading, "reading");
    requireNonNull(rejected, "rejected");
    requireNonNull(storedAt, "storedAt");
  }

  /// The line as it is stored.
  ///
  /// @param byteOffset offset of its first byte, in bytes from the start of the uncompressed object
  /// @param content its bytes; of a line over the limit only the beginning
  /// @param lengthBytes its true length in bytes, without the terminator
  public record StoredLine(long byteOffset, LineBytes content, long lengthBytes) {

    /// Whether only the beginning of the line is stored. The offset finds the whole of it in S3.
    public boolean isTruncated() {
      return lengthBytes > content.length();
    }
  }

  /// Why a line is unreadable, and where a person finds it.
  ///
  /// @param rejection the reason
  /// @param range index of its range, from 0
  /// @param number its number among the lines of the range that were sent, from 1
  public record RejectedLine(Rejection rejection, int range, long number) {}

  /// A line that was read.
  public static ProcessedItem processed(
      String batchId, LineMessage message, Reading reading, Instant storedAt) {
    return new ProcessedItem(
        batchId, message.run(), stored(message), reading, Optional.empty(), storedAt);
  }

  /// A line that cannot be read.
  public static ProcessedItem rejected(
      String batchId, LineMessage message, Rejection rejection, Instant storedAt) {
    var rejected = new RejectedLine(rejection, message.range(), message.line().number());
    return new ProcessedItem(
        batchId, message.run(), stored(message), Reading.TEXT, Optional.of(rejected), storedAt);
  }

  /// The item's primary key.
  public RecordId id() {
    return RecordId.of(run, line.byteOffset());
  }

  /// Whether the line is stored as unreadable.
  public boolean isRejected() {
    return rejected.isPresent();
  }

  private static StoredLine stored(LineMessage message) {
    var line = message.line();
    return new StoredLine(line.byteOffset(), line.content(), line.lengthBytes());
  }
}
