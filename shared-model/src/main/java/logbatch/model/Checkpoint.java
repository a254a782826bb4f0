package logbatch.model;

import static java.util.Objects.requireNonNull;

/// How far a range has come.
///
/// @param nextOffset the offset, in bytes of the uncompressed object, below which every line has
///   been taken by SQS
/// @param counts the lines of the range below that offset, exactly
public record Checkpoint(long nextOffset, LineCounts counts) {

  public Checkpoint {
    requireNonNull(counts, "counts");
    if (nextOffset < 0) {
      throw new IllegalArgumentException("nextOffset is negative: " + nextOffset);
    }
  }

  /// Where a range begins.
  public static Checkpoint at(long startOffset) {
    return new Checkpoint(startOffset, LineCounts.NONE);
  }
}
