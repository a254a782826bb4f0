package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import logbatch.model.Header;
import logbatch.model.RangePlan.Compression;

/// Opens a range where it is to be gone on with. Stateless.
///
/// @param objects where the bytes come from
/// @param maxLineBytes bytes of a line that are kept
public record RangeReader(ObjectSource objects, int maxLineBytes) {

  /// The end of an object whose uncompressed size is not known before it has been read.
  public static final long END_UNKNOWN = Long.MAX_VALUE;

  private static final int SKIP_BYTES = 64 * 1024;

  /// A reader at the first line of a range that is still to be sent.
  ///
  /// @param nextOffset the range's checkpoint; its start if it has not come further
  public LineReader open(Header header, int range, long nextOffset, Deadline deadline) throws IOException {
    if (header.ranges().compression() == Compression.GZIP) {
      return new LineReader(inflatedFrom(header, nextOffset, deadline), nextOffset, maxLineBytes);
    }
    long start = header.ranges().start(range);
    if (nextOffset > start || start == 0) {
      return plain(header, nextOffset, deadline);
    }
    // The line that crosses the start belongs to the range before; the byte before the start tells
    // whether there is one.
    var reader = plain(header, start - 1, deadline);
    reader.skipToLineStart(header.ranges().end(range));
    return reader;
  }

  /// Offset at which a range does not own a line any more; [#END_UNKNOWN] if only reading tells.
  public static long end(Header header, int range) {
    return header.ranges().compression() == Compression.GZIP
        ? END_UNKNOWN
        : header.ranges().end(range);
  }

  private LineReader plain(Header header, long from, Deadline deadline) throws IOException {
    var in = new DeadlineInputStream(stored(header, from), deadline);
    return new LineReader(in, from, maxLineBytes);
  }

  private InputStream inflatedFrom(Header header, long from, Deadline deadline) throws IOException {
    var in = new DeadlineInputStream(new GzipMembersInputStream(stored(header, 0)), deadline);
    try {
      skip(in, from);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// S3 answers a range that starts at the object's end with an error.
  private InputStream stored(Header header, long from) throws IOException {
    var object = header.object();
    if (from >= object.sizeBytes()) {
      return InputStream.nullInputStream();
    }
    return new ReopeningInputStream(offset -> objects.open(object, offset), from);
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    var scratch = new byte[SKIP_BYTES];
    long left = bytes;
    while (left > 0) {
      int count = in.read(scratch, 0, (int) Math.min(left, scratch.length));
      if (count < 0) {
        throw new EOFException("the object ends before its checkpoint at byte " + bytes);
      }
      left -= count;
    }
  }
}
