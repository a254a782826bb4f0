package logbatch.lines;

import logbatch.model.FailureReason;

/// What the first bytes of an object say about its encoding.
///
/// See chapter 23.8 of <https://www.unicode.org/versions/latest/>.
final class ByteOrderMark {

  /// Bytes of the longest mark.
  static final int LENGTH_MAX = 4;

  private ByteOrderMark() {}

  /// Bytes of the mark of UTF-8: 3, or 0 if there is none.
  ///
  /// @param length bytes of the object that are in the buffer, from its start; four are enough
  /// @throws UnreadableObjectException if it is the mark of another encoding
  static int skippedBytes(byte[] buffer, int length) throws UnreadableObjectException {
    int first = value(buffer, length, 2);
    if (first == 0xFEFF || first == 0xFFFE) {
      throw unsupported("UTF-16 or UTF-32");
    }
    if (length >= LENGTH_MAX && first == 0 && value(buffer, length, LENGTH_MAX) == 0xFEFF) {
      throw unsupported("UTF-32");
    }
    return value(buffer, length, 3) == 0xEFBBBF ? 3 : 0;
  }

  /// The first bytes as a number, -1 if there are fewer.
  private static int value(byte[] buffer, int length, int bytes) {
    if (length < bytes) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | (buffer[i] & 0xFF);
    }
    return value;
  }

  private static UnreadableObjectException unsupported(String encoding) {
    return new UnreadableObjectException(
        FailureReason.UNSUPPORTED_ENCODING,
        "the object is %s by its byte order mark; upload it as UTF-8".formatted(encoding));
  }
}
