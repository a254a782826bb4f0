package logbatch.model;

/// The sort keys of `BatchesTable`.
public final class PartKey {

  public static final String HEADER = "header";
  public static final String REPORT = "report";
  public static final String RANGE_PREFIX = "range#";
  public static final String COUNT_PREFIX = "count#";

  private PartKey() {}

  /// `range#00007`: digits enough for the order of the keys to be that of the ranges.
  ///
  /// @param index from 0
  public static String range(int index) {
    return "%s%05d".formatted(RANGE_PREFIX, index);
  }

  /// `count#shardId-…`
  public static String count(String shardId) {
    return COUNT_PREFIX + shardId;
  }
}
