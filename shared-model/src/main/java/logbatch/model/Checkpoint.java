package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// How far a range has come.
///
/// @param nextOffset the offset, in bytes of the uncompressed object, below which every line has
///   been taken by SQS
/// @param counts the lines of the range below that offset, exactly
/// @param member the last gzip member that begins at or below that offset, where inflating can go
///   on; empty for an object that is not compressed, and before the first member
/// @param skippedBytes bytes that have been read of an over-long line that starts at that offset; 0
///   if none was
public record Checkpoint(
    long nextOffset, LineCounts counts, Optional<GzipMember> member, long skippedBytes) {

  /// Where a member of a gzip file begins.
  ///
  /// @param storedOffset in the object as it is stored, in bytes
  /// @param inflatedOffset in the uncompressed object, in bytes
  public record GzipMember(long storedOffset, long inflatedOffset) {

    public GzipMember {
      if (storedOffset < 0 || inflatedOffset < 0) {
        throw new IllegalArgumentException(
            "no such member: it begins at %d, inflated at %d"
                .formatted(storedOffset, inflatedOffset));
      }
    }
  }

  public Checkpoint {
    requireNonNull(counts, "counts");
    requireNonNull(member, "member");
    if (nextOffset < 0 || skippedBytes < 0) {
      throw new IllegalArgumentException(
          "nextOffset %d, skippedBytes %d".formatted(nextOffset, skippedBytes));
    }
    if (member.isPresent() && member.get().inflatedOffset() > nextOffset) {
      throw new IllegalArgumentException(
          "the member begins at %d, behind nextOffset %d"
              .formatted(member.get().inflatedOffset(), nextOffset));
    }
  }

  /// A checkpoint outside compressed objects and over-long lines.
  public Checkpoint(long nextOffset, LineCounts counts) {
    this(nextOffset, counts, Optional.empty(), 0);
  }

  /// Where a range begins.
  public static Checkpoint at(long startOffset) {
    return new Checkpoint(startOffset, LineCounts.NONE);
  }
}
