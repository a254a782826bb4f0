package logbatch.model;

import static java.util.Objects.requireNonNull;

/// One line of an object. Of a CSV file it is a record, which may have line feeds in it.
///
/// @param number position among the lines of its range that are sent, from 1; blank and header
///   lines are not counted
/// @param byteOffset offset of the line's first byte, in bytes from the start of the uncompressed
///   object
/// @param content the bytes without the terminator; of a line over the limit only its beginning
/// @param lengthBytes true length without the terminator; more than the content has if the line was
///   cut
public record Line(long number, long byteOffset, LineBytes content, long lengthBytes) {

  public Line {
    requireNonNull(content, "content");
    if (number < 1 || byteOffset < 0 || lengthBytes < content.length()) {
      throw new IllegalArgumentException(
          "no such line: number %d, offset %d, %d of %d bytes"
              .formatted(number, byteOffset, content.length(), lengthBytes));
    }
  }

  /// Whether only the beginning of the line is here.
  public boolean isTruncated() {
    return lengthBytes > content.length();
  }
}
