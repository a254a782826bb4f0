package logbatch.model;

/// How an object is cut into ranges. Fixed in the header before the first line is sent.
///
/// @param count number of ranges, at least one, also for an empty object
/// @param rangeBytes size of every range but the last, in bytes
/// @param objectBytes size of the object as stored
/// @param compression whether the object is compressed, which allows for one range only
public record RangePlan(int count, long rangeBytes, long objectBytes, Compression compression) {

  /// How the bytes of an object are packed. Told by its first bytes, not by its name.
  public enum Compression {
    NONE,
    GZIP
  }

  public RangePlan {
    if (count < 1 || rangeBytes < 1 || objectBytes < 0) {
      throw new IllegalArgumentException(
          "no such plan: %d ranges of %d bytes of %d".formatted(count, rangeBytes, objectBytes));
    }
    if (compression == Compression.GZIP && count > 1) {
      throw new IllegalArgumentException("a compressed object has one range, not " + count);
    }
  }

  /// The whole object as one range.
  public static RangePlan single(long objectBytes, Compression compression) {
    return new RangePlan(1, Math.max(1, objectBytes), objectBytes, compression);
  }

  /// Offset of a range's first byte.
  ///
  /// @param index from 0
  public long start(int index) {
    return Math.min(objectBytes, Math.multiplyExact(rangeBytes, index));
  }

  /// Offset after a range's last byte.
  ///
  /// @param index from 0
  public long end(int index) {
    return index == count - 1 ? objectBytes : start(index + 1);
  }
}
