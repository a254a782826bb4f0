package logbatch.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;

/// A rejected line to show in the report.
///
/// @param id the line's item
/// @param range index of its range, from 0
/// @param line its number in the range, from 1
/// @param byteOffset its offset, in bytes from the start of the uncompressed object
/// @param reason why it was rejected, as [RejectionReason#wireName()]
/// @param excerpt the beginning of the line, at most 200 bytes of UTF-8; control characters are
///   shown as U+FFFD
public record RejectedSample(
    RecordId id, int range, long line, long byteOffset, String reason, String excerpt) {

  /// Samples that a summary keeps: those that come first in the file.
  public static final int SAMPLES_MAX = 5;

  /// The order in the file.
  static final Comparator<RejectedSample> BY_OFFSET =
      Comparator.comparingLong(RejectedSample::byteOffset);

  private static final int EXCERPT_MAX_BYTES = 200;

  public RejectedSample {
    requireNonNull(id, "id");
    requireNonNull(reason, "reason");
    excerpt = cut(excerpt);
  }

  private static String cut(String text) {
    // A character is a byte at least, so what lies beyond the limit in characters need not be
    // looked at.
    var beginning = text.substring(0, Math.min(text.length(), EXCERPT_MAX_BYTES + 1));
    var utf8 = beginning.replaceAll("\\p{Cntrl}", "\uFFFD").getBytes(UTF_8);
    int end = Math.min(utf8.length, EXCERPT_MAX_BYTES);
    while (end > 0 && end < utf8.length && (utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(Arrays.copyOf(utf8, end), UTF_8);
  }
}
