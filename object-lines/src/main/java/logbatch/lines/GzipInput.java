package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/// The bytes of a gzip file, which header and trailer take one by one and the inflater takes in
/// bulk.
///
/// Every read but [#isAtEnd] throws [EOFException] at the end. Not thread-safe.
final class GzipInput {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int limit;
  private long bufferStart;

  /// @param start where `in` is in the file, in bytes
  GzipInput(InputStream in, long start) {
    this.in = in;
    this.bufferStart = start;
  }

  /// Where in the file the next byte is.
  long position() {
    return bufferStart + next;
  }

  boolean isAtEnd() throws IOException {
    return next == limit && !fill();
  }

  int uint8() throws IOException {
    if (isAtEnd()) {
      throw new EOFException();
    }
    return buffer[next++] & 0xFF;
  }

  int uint16() throws IOException {
    return uint8() | uint8() << 8;
  }

  long uint32() throws IOException {
    return uint16() | (long) uint16() << 16;
  }

  /// Takes the zero bytes that follow.
  ///
  /// @return whether nothing follows them
  boolean isZeroPadding() throws IOException {
    while (!isAtEnd() && buffer[next] == 0) {
      next++;
    }
    return isAtEnd();
  }

  /// Gives the inflater everything that is in the buffer.
  void feed(Inflater inflater) throws IOException {
    if (isAtEnd()) {
      throw new EOFException();
    }
    inflater.setInput(buffer, next, limit - next);
    next = limit;
  }

  /// Takes back what the inflater did not need.
  void takeBack(Inflater inflater) {
    next = limit - inflater.getRemaining();
  }

  void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    bufferStart += limit;
    next = 0;
    limit = 0;
    int count;
    do {
      count = in.read(buffer, 0, buffer.length);
    } while (count == 0);
    limit = Math.max(0, count);
    return count > 0;
  }
}
