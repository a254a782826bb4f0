package logbatch.lines;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongFunction;
import logbatch.model.Checkpoint;
import logbatch.model.Checkpoint.GzipMember;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineCounts;

/// The lines that a range owns, from a checkpoint to its end, and the checkpoint behind each.
///
/// A range owns the lines that *start* in it, and reads past its end to finish the last of them. A
/// cursor: [#next] goes to a line, the accessors describe it until the next call. Not thread-safe.
public final class RangeLines implements AutoCloseable {

  /// The end of an object whose uncompressed size is not known before it has been read.
  static final long END_UNKNOWN = Long.MAX_VALUE;

  private static final LineCounts SENT = new LineCounts(1, 0, 0);
  private static final LineCounts BLANK = new LineCounts(0, 1, 0);
  private static final LineCounts HEADER = new LineCounts(0, 0, 1);

  private final Header header;
  private final LineReader reader;
  private final long end;
  private final LongFunction<Optional<GzipMember>> members;
  private Kind kind = Kind.BLANK;
  private Checkpoint checkpoint;

  /// What a line is.
  public enum Kind {
    /// It has content, and travels.
    CONTENT,
    /// It has no byte. It is only counted.
    BLANK,
    /// It is the header of a CSV file, or a directive before it or of a file that lists its fields.
    /// It is only counted.
    HEADER
  }

  /// @param reader at the range's first line that is not counted in the checkpoint
  /// @param end offset at which the range owns no line any more; [#END_UNKNOWN] if only reading
  ///   tells
  /// @param members the last gzip member that begins at or below an offset, if one is known
  RangeLines(
      Header header,
      LineReader reader,
      Checkpoint start,
      long end,
      LongFunction<Optional<GzipMember>> members) {
    this.header = header;
    this.reader = reader;
    this.checkpoint = start;
    this.end = end;
    this.members = members;
  }

  /// Goes to the next line.
  ///
  /// @return whether there is one; if not, the checkpoint is the range's end
  /// @throws OutOfTimeException if the deadline has passed; the checkpoint is where to go on
  /// @throws IOException if reading broke
  /// @throws UnreadableObjectException if the object cannot be read any further
  public boolean next() throws IOException {
    try {
      if (reader.nextOffset() < end && reader.next()) {
        kind = kindOfLine();
        checkpoint = at(reader.nextOffset(), checkpoint.counts().plus(counted()));
        return true;
      }
    } catch (OutOfTimeException e) {
      checkpoint =
          new Checkpoint(
              checkpoint.nextOffset(),
              checkpoint.counts(),
              checkpoint.member(),
              end == END_UNKNOWN
                  ? 0
                  : Math.max(reader.readOfLongLine(), checkpoint.skippedBytes()));
      throw e;
    }
    checkpoint = at(reader.nextOffset(), checkpoint.counts());
    return false;
  }

  /// What the line is.
  public Kind kind() {
    return kind;
  }

  /// The line, numbered among those of the range that travel.
  public Line line() {
    return new Line(
        checkpoint.counts().sent(), reader.offset(), reader.content(), reader.lengthBytes());
  }

  /// Where the range is: behind the line, or where [#next] was ended.
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Kind kindOfLine() {
    if (reader.lengthBytes() == 0) {
      return Kind.BLANK;
    }
    return header.csv().filter(this::isHeader).isPresent() ? Kind.HEADER : Kind.CONTENT;
  }

  /// In a text file with a list of its fields every directive is one, wherever it stands, so that
  /// no range has to know the others.
  private boolean isHeader(CsvHeader csv) {
    if (header.kind() == ContentKind.TEXT) {
      return reader.startsWith(FieldLists.DIRECTIVE.charAt(0));
    }
    return csv.records()
        .map(records -> reader.offset() < records.startOffset())
        .orElseGet(reader::isFirstOfObject);
  }

  private LineCounts counted() {
    return switch (kind) {
      case CONTENT -> SENT;
      case BLANK -> BLANK;
      case HEADER -> HEADER;
    };
  }

  private Checkpoint at(long nextOffset, LineCounts counts) {
    var member = members.apply(nextOffset);
    return new Checkpoint(nextOffset, counts, member.isPresent() ? member : checkpoint.member(), 0);
  }
}
