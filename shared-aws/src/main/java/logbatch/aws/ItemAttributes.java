package logbatch.aws;

/// Attribute names of `ProcessedLogsTable`.
public final class ItemAttributes {

  public static final String ID = "id";
  public static final String BATCH_ID = "batch_id";
  public static final String RUN_ID = "run_id";
  public static final String BYTE_OFFSET = "byte_offset";
  public static final String TIMESTAMP = "timestamp";
  public static final String STATUS = "status";
  public static final String LEVEL = "level";

  /// The line's own word for its level; only if that is not the level's name.
  public static final String LEVEL_ORIGINAL = "level_original";

  public static final String FORMAT = "format";
  public static final String ORIGINAL_LOG = "original_log";

  /// Only with a line that was cut.
  public static final String TRUNCATED = "truncated";

  /// True length in bytes; only with a line that was cut.
  public static final String LENGTH_BYTES = "length_bytes";

  /// Reason of the rejection; only with a rejected line, as are the three below.
  public static final String ERROR = "error";

  public static final String ERROR_DETAIL = "error_detail";
  public static final String RANGE = "range";
  public static final String LINE = "line";

  /// When the item was put, by the worker's clock; ISO 8601 in UTC.
  public static final String STORED_AT = "stored_at";

  /// When DynamoDB may delete the item, in seconds since the epoch; only if items expire. The
  /// table's time-to-live attribute.
  public static final String EXPIRES_AT = "expires_at";

  private ItemAttributes() {}
}
