package logbatch.splitter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import logbatch.lines.CsvHeaders;
import logbatch.lines.FieldLists;
import logbatch.lines.GzipMembersInputStream;
import logbatch.model.CsvHeader;
import logbatch.model.LineBytes;
import logbatch.model.RangePlan.Compression;

/// What the first bytes of an object tell about all of it.
///
/// @param compression told by the bytes: a `.gz` may be a renamed text, and a `.log` may be
///   compressed
/// @param content the object's first bytes, inflated
/// @param isWhole whether these are all of it
record ObjectHead(Compression compression, LineBytes content, boolean isWhole) {

  /// Enough to tell gzip.
  static final int MAGIC_BYTES = 2;

  private static final LineBytes NOTHING = LineBytes.owning(new byte[0]);

  /// Enough for the directives of a log file that lists its fields.
  static final int FIELD_LIST_BYTES = 8 * 1024;

  /// Of an object without a byte.
  static final ObjectHead EMPTY = new ObjectHead(Compression.NONE, NOTHING, true);

  /// Of an object of which no byte has been seen.
  static final ObjectHead UNKNOWN = new ObjectHead(Compression.UNKNOWN, NOTHING, false);

  /// @param bytes the object's first ones
  /// @param isWhole whether these are all
  static ObjectHead of(byte[] bytes, boolean isWhole) {
    boolean isGzip = bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    return isGzip
        ? inflated(bytes)
        : new ObjectHead(Compression.NONE, LineBytes.owning(bytes), isWhole);
  }

  /// @param recordMaxBytes of a record that goes over several lines
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
