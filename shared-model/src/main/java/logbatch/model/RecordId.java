package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/// The identity of a stored line, and its idempotency key: the run and the offset of the line's
/// first byte.
///
/// @param value a UUID of version 8
public record RecordId(UUID value) {

  public RecordId {
    requireNonNull(value, "value");
  }

  /// The identity of the line that starts at an offset.
  ///
  /// @param byteOffset bytes from the start of the uncompressed object
  public static RecordId of(RunId run, long byteOffset) {
    return new RecordId(
        new Fingerprint()
            .number(run.value().getMostSignificantBits())
            .number(run.value().getLeastSignificantBits())
            .number(byteOffset)
            .uuid());
  }

  /// Reads what [#toString] printed.
  ///
  /// @throws IllegalArgumentException if the text is no UUID
  public static RecordId parse(String text) {
    return new RecordId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
