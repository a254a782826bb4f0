package logbatch.model;

/// How an object is cut into ranges. Fixed in the header before the first line is sent.
///
/// @param count number of ranges, at least one, also for an empty object
/// @param rangeBytes size of every range but the last, in bytes
/// @param objectBytes size of the object as stored
/// @param compression whether the object is compressed, which allows for one range only
public record RangePlan(int count, long rangeBytes, long objectBytes, Compression compression) {

  /// The whole of a run stays a reading of a few pages.
  public static final int RANGES_MAX = 1_000;

  /// How the bytes of an object are packed. Told by its first bytes, not by its name.
  public enum Compression {
    NONE,
    GZIP,
    /// Nobody has seen a byte of it yet, so nothing of it can have been sent.
    UNKNOWN
  }

  public RangePlan {
    if (count < 1 || rangeBytes < 1 || objectBytes < 0) {
      throw new IllegalArgumentException(
          "no such plan: %d ranges of %d bytes of %d".formatted(count, rangeBytes, objectBytes));
    }
    if (compression != Compression.NONE && count > 1) {
      throw new IllegalArgumentException(
          "an object of compression %s has one range, not %d".formatted(compression, count));
    }
  }

  /// The whole object as one range.
  public static RangePlan single(long objectBytes, Compression compression) {
    return new RangePlan(1, Math.max(1, objectBytes), objectBytes, compression);
  }

  /// Ranges of a size, or larger ones if there would be more than [#RANGES_MAX]. A compressed
  /// object can only be read from its start, so it is a single one.
  ///
  /// @param rangeBytes size of a range, at least 1
  public static RangePlan cut(long objectBytes, long rangeBytes, Compression compression) {
    if (compression != Compression.NONE || objectBytes <= rangeBytes) {
      return single(objectBytes, compression);
    }
    long bytes = Math.max(rangeBytes, Math.ceilDiv(objectBytes, RANGES_MAX));
    return new RangePlan(
        Math.toIntExact(Math.ceilDiv(objectBytes, bytes)), bytes, objectBytes, compression);
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
