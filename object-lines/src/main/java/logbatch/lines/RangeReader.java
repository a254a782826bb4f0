package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.Header;

/// Opens a range where it is to be gone on with. Stateless.
///
/// @param objects where the bytes come from
/// @param maxLineBytes bytes of a line that are kept
public record RangeReader(ObjectSource objects, int maxLineBytes) {

  private static final int SKIP_BYTES = 64 * 1024;

  /// The lines of a range that are still to be sent.
  ///
  /// @param checkpoint how far the range has come
  /// @throws UnreadableObjectException if the object cannot be read
  /// @throws IOException if another attempt may help
  public RangeLines open(Header header, int range, Checkpoint checkpoint, Deadline deadline)
      throws IOException {
    return switch (header.ranges().compression()) {
      case NONE -> plain(header, range, checkpoint, deadline);
      case GZIP -> gzip(header, checkpoint, deadline);
      case UNKNOWN ->
          throw new IllegalStateException(
              header.object() + " was never looked at, so nobody knows how to read it");
    };
  }

  private RangeLines plain(Header header, int range, Checkpoint checkpoint, Deadline deadline)
      throws IOException {
    long start = header.ranges().start(range);
    long end = header.ranges().end(range);
    boolean isBegun = checkpoint.nextOffset() > start || start == 0;
    // The line that crosses the start belongs to the range before; the byte before the start tells
    // whether there is one.
    long from = isBegun ? checkpoint.nextOffset() : start - 1;
    var reader = lines(header, stored(header, from, deadline), from);
    try {
      if (!isBegun) {
        reader.skipToLineStart(end);
      }
      if (checkpoint.skippedBytes() > 0) {
        reader.skip(
            new LineReader.Skip(
                checkpoint.skippedBytes(), offset -> stored(header, offset, deadline)));
      }
      return new RangeLines(header, reader, checkpoint, end, _ -> Optional.<GzipMember>empty());
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private RangeLines gzip(Header header, Checkpoint checkpoint, Deadline deadline)
      throws IOException {
    var member = checkpoint.member().orElse(new GzipMember(0, 0));
    var inflated =
        new GzipMembersInputStream(stored(header, member.storedOffset(), deadline), member);
    var in = new DeadlineInputStream(inflated, deadline);
    try {
      skip(in, checkpoint.nextOffset() - member.inflatedOffset());
      return new RangeLines(
          header,
          lines(header, in, checkpoint.nextOffset()),
          checkpoint,
          RangeLines.END_UNKNOWN,
          inflated::memberAt);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private LineReader lines(Header header, InputStream in, long from) {
    return header
        .csv()
        .flatMap(CsvRecordEnds::of)
        .map(ends -> new LineReader(in, from, maxLineBytes, ends))
        .orElseGet(() -> new LineReader(in, from, maxLineBytes));
  }

  /// S3 answers a range that starts at the object's end with an error.
  private InputStream stored(Header header, long from, Deadline deadline) throws IOException {
    var object = header.object();
    if (from >= object.sizeBytes()) {
      return InputStream.nullInputStream();
    }
    return new DeadlineInputStream(
        new ReopeningInputStream(offset -> objects.open(object, offset), from, object.sizeBytes()),
        deadline);
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    var scratch = new byte[SKIP_BYTES];
    long left = bytes;
    while (left > 0) {
      int count = in.read(scratch, 0, (int) Math.min(left, scratch.length));
      if (count < 0) {
        throw new EOFException("the object ends %d bytes before its checkpoint".formatted(left));
      }
      left -= count;
    }
  }
}
