package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import logbatch.model.LineBytes;

/// Cuts bytes into lines, in bounded memory however long a line is.
///
/// Only LF ends a line, and one CR before it goes. A CR with no LF after it stays, also at the very
/// end of the object. Last bytes without an LF are a line. A UTF-8 byte order mark at the start of
/// the object is skipped. A line of a CSV file may be a record with LFs in quoted fields.
///
/// A cursor: [#next] goes to a line, the accessors describe it until the next call. Not
/// thread-safe; after an exception it cannot be used any more.
final class LineReader implements AutoCloseable {

  /// Bytes asked for at a time, at least.
  private static final int READ_BYTES = 256 * 1024;

  private static final byte CR = '\r';

  private InputStream in;
  private final int maxLineBytes;
  private final LineEnds ends;

  /// A line of more bytes is read to its end in pieces.
  private final int wholeLineBytes;

  /// Room for a whole line, for the byte after it, which may be a CR or tells whether the cut is
  /// inside a character, and for a good read.
  private final byte[] buffer;

  /// What of the first line need not be read again.
  private Skip skip = Skip.NOTHING;

  private int start;
  private int limit;
  private long readOfLongLine;
  private long nextOffset;
  private long takenBytes;
  private boolean isAtEnd;
  private boolean isStarted;

  private long offset;
  private long firstOffset = -1;
  private int contentStart;
  private int contentLength;
  private long lengthBytes;

  /// @param in is closed with the reader
  /// @param startOffset where `in` is in the object, in bytes of the uncompressed object; at 0 a
  ///   byte order mark is looked for
  /// @param maxLineBytes bytes of a line that are kept
  LineReader(InputStream in, long startOffset, int maxLineBytes) {
    this(in, startOffset, maxLineBytes, READ_BYTES);
  }

  LineReader(InputStream in, long startOffset, int maxLineBytes, int readBytes) {
    this(in, startOffset, maxLineBytes, readBytes, new PlainLineEnds());
  }

  /// A reader of the records of a CSV file.
  LineReader(InputStream in, long startOffset, int maxLineBytes, CsvRecordEnds ends) {
    this(in, startOffset, maxLineBytes, READ_BYTES, ends);
  }

  LineReader(InputStream in, long startOffset, int maxLineBytes, int readBytes, LineEnds ends) {
    this.in = in;
    this.nextOffset = startOffset;
    this.maxLineBytes = maxLineBytes;
    this.ends = ends;
    this.wholeLineBytes = Math.max(maxLineBytes, ends.maxBytes());
    this.buffer = new byte[Math.addExact(wholeLineBytes + 1, readBytes)];
  }

  /// The part of an over-long line that an earlier reader has read already.
  ///
  /// @param bytes from the start of the line
  /// @param opener opens the object again behind them
  record Skip(long bytes, ReopeningInputStream.Opener opener) {

    static final Skip NOTHING =
        new Skip(
            0,
            _ -> {
              throw new IllegalStateException("nothing is skipped");
            });
  }

  /// Lets the first line, which is over-long, go on behind what is known to be part of it.
  void skip(Skip part) {
    skip = part;
  }

  /// Bytes read of the line that [#next] was in when it was ended by an exception; 0 if it is not
  /// an over-long one.
  long readOfLongLine() {
    return readOfLongLine;
  }

  /// Goes to the next line.
  ///
  /// @return whether there is one
  /// @throws UnreadableObjectException if the object starts with the byte order mark of UTF-16 or
  ///   UTF-32, or for reasons of `in`
  boolean next() throws IOException {
    startObject();
    ends.begin(takenBytes);
    while (true) {
      int lf = ends.find(buffer, start, limit);
      if (lf >= 0) {
        takeTo(lf);
        return true;
      }
      if (limit - start > wholeLineBytes && !ends.isOpen()) {
        readLongLine();
        return true;
      }
      if (!fill()) {
        return takeRest();
      }
    }
  }

  /// Goes behind the next LF, and so to the start of a line, unless there is none before an offset.
  ///
  /// @param end offset at which to give up; [#nextOffset] is then this or more, or less if the
  ///   object ends before it
  void skipToLineStart(long end) throws IOException {
    while (nextOffset < end) {
      int lf = PlainLineEnds.indexOfLf(buffer, start, limit);
      if (lf >= 0) {
        nextOffset += lf + 1 - start;
        start = lf + 1;
        return;
      }
      nextOffset += limit - start;
      start = limit;
      if (!fill()) {
        return;
      }
    }
  }

  /// Offset of the line's first byte.
  long offset() {
    return offset;
  }

  /// Offset of the first byte after the line and its terminator, where the next line starts.
  long nextOffset() {
    return nextOffset;
  }

  /// True length of the line without its terminator.
  long lengthBytes() {
    return lengthBytes;
  }

  /// The line without its terminator, cut at a character if it is too long.
  LineBytes content() {
    return LineBytes.copyOf(buffer, contentStart, contentLength);
  }

  /// Whether the line begins with a character of ASCII, which is told without copying it.
  boolean startsWith(char ascii) {
    return contentLength > 0 && buffer[contentStart] == ascii;
  }

  /// Whether the line is the first one of the object, after the byte order mark if there is one.
  boolean isFirstOfObject() {
    return offset == firstOffset;
  }

  /// Whether the line ends with an LF, and not with the object.
  boolean isTerminated() {
    return nextOffset > offset + lengthBytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean takeRest() {
    if (start == limit) {
      return false;
    }
    int lf = ends.findLast();
    if (lf >= 0) {
      takeTo(lf);
    } else {
      describe(limit - start, false, 0);
      start = limit;
    }
    return true;
  }

  /// @param lf that ends the line, from its start
  private void takeTo(int lf) {
    skip = Skip.NOTHING;
    describe(lf, lf > 0 && buffer[start + lf - 1] == CR, 1);
    start += lf + 1;
  }

  /// @param length bytes of the line, with its CR
  /// @param terminatorLength 1 with an LF
  private void describe(long length, boolean endsWithCr, int terminatorLength) {
    offset = nextOffset;
    takenBytes = length + terminatorLength;
    nextOffset += takenBytes;
    lengthBytes = endsWithCr ? length - 1 : length;
    contentStart = start;
    contentLength = lengthBytes > maxLineBytes ? cut() : (int) lengthBytes;
  }

  /// Reads to the end of a line of which too many bytes are here already; what is kept of it stays
  /// where it is.
  private void readLongLine() throws IOException {
    moveToFront();
    int kept = maxLineBytes + 1;
    long length = limit;
    byte last = buffer[limit - 1];
    if (skip.bytes() > length) {
      length = skip.bytes();
      last = reopen(nextOffset + length - 1);
    }
    skip = Skip.NOTHING;
    while (true) {
      readOfLongLine = length;
      int count = in.read(buffer, kept, buffer.length - kept);
      if (count < 0) {
        readOfLongLine = 0;
        limit = kept;
        describe(length, false, 0);
        start = limit;
        return;
      }
      limit = kept + count;
      int end = PlainLineEnds.indexOfLf(buffer, kept, limit);
      if (end >= 0) {
        byte beforeLf = end > kept ? buffer[end - 1] : last;
        readOfLongLine = 0;
        describe(length + end - kept, beforeLf == CR, 1);
        start = end + 1;
        return;
      }
      length += count;
      last = count > 0 ? buffer[limit - 1] : last;
    }
  }

  /// Goes on elsewhere in the object.
  ///
  /// @return the byte there, which may be the CR of a CRLF
  private byte reopen(long at) throws IOException {
    in.close();
    in = skip.opener().open(at);
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the object ends before byte " + at + " of an over-long line");
    }
    return (byte) value;
  }

  /// Where to cut a line that is too long: at the limit, or up to three bytes before it if a UTF-8
  /// character crosses it. Bytes that are no UTF-8 are cut at the limit.
  private int cut() {
    if (!isContinuation(buffer[contentStart + maxLineBytes])) {
      return maxLineBytes;
    }
    for (int back = 1; back <= Math.min(3, maxLineBytes); back++) {
      byte b = buffer[contentStart + maxLineBytes - back];
      if (!isContinuation(b)) {
        return characterLength(b) > back ? maxLineBytes - back : maxLineBytes;
      }
    }
    return maxLineBytes;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /// Bytes of the UTF-8 character that begins with this byte.
  private static int characterLength(byte lead) {
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    return ones >= 2 && ones <= 4 ? ones : 1;
  }

  /// @return false at the end of the object
  private boolean fill() throws IOException {
    if (isAtEnd) {
      return false;
    }
    moveToFront();
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    isAtEnd = count < 0;
    return !isAtEnd;
  }

  private void moveToFront() {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
  }

  private void startObject() throws IOException {
    if (isStarted) {
      return;
    }
    isStarted = true;
    if (nextOffset == 0) {
      while (limit < ByteOrderMark.LENGTH_MAX && fill()) {
        // Some streams give a byte at a time.
      }
      start = ByteOrderMark.skippedBytes(buffer, limit);
      nextOffset = start;
      firstOffset = start;
    }
  }
}
