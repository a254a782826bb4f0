package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/// The identity of a run: one content of one object, in one generation.
///
/// It is computed, never drawn: a second event for the same content gives the same run, so nothing
/// is stored twice.
///
/// @param value a UUID of version 8
public record RunId(UUID value) {

  public RunId {
    requireNonNull(value, "value");
  }

  /// The run of this content.
  ///
  /// @param generation 0, or one more with each reprocessing of the same content
  public static RunId of(ObjectVersion object, int generation) {
    return new RunId(
        new Fingerprint()
            .text(object.bucket())
            .text(object.key())
            .text(object.eTag())
            .number(object.sizeBytes())
            .number(generation)
            .uuid());
  }

  /// Reads what [#toString] printed.
  ///
  /// @throws IllegalArgumentException if the text is no UUID
  public static RunId parse(String text) {
    return new RunId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
