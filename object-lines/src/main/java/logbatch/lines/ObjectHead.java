package logbatch.lines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.CsvHeader;
import logbatch.model.LineBytes;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan.Compression;

/// What the first bytes of an object tell about all of it.
///
/// @param compression told by the bytes: a `.gz` may be a renamed text, and a `.log` may be
///   compressed
/// @param content the object's first bytes, inflated
/// @param isWhole whether these are all of it
public record ObjectHead(Compression compression, LineBytes content, boolean isWhole) {

  /// Enough to tell gzip.
  private static final int MAGIC_BYTES = 2;

  private static final LineBytes NOTHING = LineBytes.owning(new byte[0]);

  /// Enough for the directives of a log file that lists its fields.
  static final int FIELD_LIST_BYTES = 8 * 1024;

  /// Of an object without a byte.
  private static final ObjectHead EMPTY = new ObjectHead(Compression.NONE, NOTHING, true);

  /// Of an object of which no byte has been seen.
  public static final ObjectHead UNKNOWN = new ObjectHead(Compression.UNKNOWN, NOTHING, false);

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
              case CSV -> CsvHeaders.HEAD_BYTES;
              case TEXT -> FIELD_LIST_BYTES;
              case JSONL -> MAGIC_BYTES;
            });
    return of(bytes, bytes.length >= object.sizeBytes());
  }

  /// @param bytes the object's first ones
  /// @param isWhole whether these are all
  static ObjectHead of(byte[] bytes, boolean isWhole) {
    boolean isGzip = bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    return isGzip
        ? inflated(bytes)
        : new ObjectHead(Compression.NONE, LineBytes.owning(bytes), isWhole);
  }

  /// What the head says of the columns of an object of a kind; empty if it says nothing.
  ///
  /// @param recordMaxBytes of a CSV record that goes over several lines
  public Optional<CsvHeader> header(ContentKind kind, int recordMaxBytes) {
    return switch (kind) {
      case CSV -> csvHeader(recordMaxBytes);
      case TEXT -> fieldList();
      case JSONL -> Optional.empty();
    };
  }

  Optional<CsvHeader> csvHeader(int recordMaxBytes) {
    return CsvHeaders.find(content, isWhole, recordMaxBytes);
  }

  /// The list of fields that a text file begins with; empty if it does not.
  Optional<CsvHeader> fieldList() {
    try (var in = new ByteArrayInputStream(content.toByteArray())) {
      return FieldLists.read(in);
    } catch (IOException e) {
      // Of another encoding: whoever reads the object itself will tell.
      return Optional.empty();
    }
  }

  /// A few bytes may inflate to very many.
  private static ObjectHead inflated(byte[] bytes) {
    var content = new byte[CsvHeaders.HEAD_BYTES];
    int length = 0;
    boolean isWhole = false;
    try (var in = new GzipMembersInputStream(new ByteArrayInputStream(bytes))) {
      int count = 0;
      while (length < content.length && count >= 0) {
        length += count;
        count = in.read(content, length, content.length - length);
      }
      isWhole = count < 0;
    } catch (IOException e) {
      // Cut in the middle of a member, or damaged: whoever reads the object itself will tell.
    }
    return new ObjectHead(
        Compression.GZIP, LineBytes.owning(Arrays.copyOf(content, length)), isWhole);
  }
}
