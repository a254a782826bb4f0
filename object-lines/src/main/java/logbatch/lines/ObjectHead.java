package logbatch.lines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan.Compression;

/// What the first bytes of an object tell about all of it.
///
/// @param compression told by the bytes: a `.gz` may be a renamed text, and a `.log` may be
///   compressed
/// @param firstLine the object's first line as text, inflated; empty if it does not end within the
///   bytes looked at
/// @param fieldList the list of fields that a text file begins with; empty if it does not
public record ObjectHead(
    Compression compression, Optional<String> firstLine, Optional<CsvHeader> fieldList) {

  /// Enough to tell gzip.
  private static final int MAGIC_BYTES = 2;

  /// Enough for a CSV header of any sense.
  static final int CSV_HEADER_BYTES = 64 * 1024;

  /// Enough for the directives of a log file that lists its fields.
  static final int FIELD_LIST_BYTES = 8 * 1024;

  /// Of an object without a byte.
  private static final ObjectHead EMPTY = new ObjectHead(Compression.NONE, Optional.empty());

  /// Of an object of which no byte has been seen.
  public static final ObjectHead UNKNOWN = new ObjectHead(Compression.UNKNOWN, Optional.empty());

  /// Reads as many bytes as tell what has to be known of an object of a kind, in one request.
  ///
  /// @throws UnreadableObjectException if exactly this content is not there, or access is refused
  /// @throws IOException if another attempt may help
  public static ObjectHead read(ObjectSource objects, ObjectVersion object, ContentKind kind)
      throws IOException {
    if (object.sizeBytes() == 0) {
      return EMPTY;
    }
    var bytes =
        objects.head(
            object,
            switch (kind) {
              case CSV -> CSV_HEADER_BYTES;
              case TEXT -> FIELD_LIST_BYTES;
              case JSONL -> MAGIC_BYTES;
            });
    return of(bytes, bytes.length >= object.sizeBytes());
  }

  ObjectHead(Compression compression, Optional<String> firstLine) {
    this(compression, firstLine, Optional.empty());
  }

  /// @param bytes the object's first ones
  /// @param isWhole whether these are all
  static ObjectHead of(byte[] bytes, boolean isWhole) {
    boolean isGzip = bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    return new ObjectHead(
        isGzip ? Compression.GZIP : Compression.NONE,
        firstLine(bytes, isGzip, isWhole),
        fieldList(bytes, isGzip));
  }

  /// What the head says of the columns of an object of a kind; empty if it says nothing.
  public Optional<CsvHeader> header(ContentKind kind) {
    return switch (kind) {
      case CSV -> csvHeader();
      case TEXT -> fieldList;
      case JSONL -> Optional.empty();
    };
  }

  Optional<CsvHeader> csvHeader() {
    return firstLine.flatMap(CsvHeaders::parse);
  }

  private static InputStream open(byte[] bytes, boolean isGzip) throws IOException {
    var in = new ByteArrayInputStream(bytes);
    return isGzip ? new GzipMembersInputStream(in) : in;
  }

  private static Optional<CsvHeader> fieldList(byte[] bytes, boolean isGzip) {
    try (var in = open(bytes, isGzip)) {
      return FieldLists.read(in);
    } catch (IOException e) {
      // As below.
      return Optional.empty();
    }
  }

  private static Optional<String> firstLine(byte[] bytes, boolean isGzip, boolean isWhole) {
    try (var lines = new LineReader(open(bytes, isGzip), 0, CSV_HEADER_BYTES)) {
      if (!lines.next() || (!lines.isTerminated() && !isWhole)) {
        return Optional.empty();
      }
      var line = lines.content();
      return line.length() < lines.lengthBytes()
          ? Optional.empty()
          : Optional.of(line.readableText());
    } catch (IOException e) {
      // Cut in the middle of a member, or damaged: whoever reads the object itself will tell.
      return Optional.empty();
    }
  }
}
