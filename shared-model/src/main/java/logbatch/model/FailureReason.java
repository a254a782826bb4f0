package logbatch.model;

import java.util.Locale;

/// Why a range cannot be read.
public enum FailureReason {
  /// The object is not there any more.
  OBJECT_MISSING(false),
  /// Another object is there under the key.
  OBJECT_REPLACED(false),
  /// S3 refuses access.
  ACCESS_DENIED(false),
  /// The gzip stream is damaged or ends too early.
  CORRUPT_GZIP(true),
  /// UTF-16 or UTF-32, told by the byte order mark.
  UNSUPPORTED_ENCODING(true),
  /// It inflates beyond the bound.
  TOO_MUCH_INFLATION(true),
  /// Invocations in a row did not get any further.
  NO_PROGRESS(false);

  private final boolean isOfTheBytes;

  FailureReason(boolean isOfTheBytes) {
    this.isOfTheBytes = isOfTheBytes;
  }

  /// Whether the bytes themselves are at fault, so that the same content fails again whenever it is
  /// read. The others are cleared by a new event.
  public boolean isOfTheBytes() {
    return isOfTheBytes;
  }

  /// The name in range parts and reports: `corrupt_gzip`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#wireName] gave.
  ///
  /// @throws IllegalArgumentException if there is no such reason
  public static FailureReason ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
