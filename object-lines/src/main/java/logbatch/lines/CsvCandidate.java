package logbatch.lines;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import logbatch.model.LineBytes;

/// The first record of a CSV file if its delimiter were this one.
///
/// @param record the record, which may be none that can be read
/// @param endOffset offset behind it, in bytes of the uncompressed object
record CsvCandidate(char delimiter, LineBytes record, long endOffset) {

  private static final Pattern DIRECTIVE = Pattern.compile("(?i)\"?sep=([,;\t|])\"?");

  private static final int READ_BYTES = 4096;

  /// Reads the first record that is not blank, behind a directive if there is one.
  ///
  /// @param head the first bytes of the object
  /// @param isWhole whether these are all
  /// @param recordMaxBytes of a record that goes over several lines
  /// @return empty if there is none, if it does not end in the head, or if a directive names
  ///   another delimiter
  /// @throws IOException if the object is of another encoding
  static Optional<CsvCandidate> of(char delimiter, byte[] head, boolean isWhole, int recordMaxBytes)
      throws IOException {
    var ends = new CsvRecordEnds(delimiter, recordMaxBytes);
    try (var lines =
        new LineReader(new ByteArrayInputStream(head), 0, head.length, READ_BYTES, ends)) {
      var line = firstWithContent(lines, isWhole);
      var directive =
          line.map(bytes -> DIRECTIVE.matcher(bytes.readableText())).filter(m -> m.matches());
      if (directive.isPresent()) {
        boolean isNamed = directive.get().group(1).charAt(0) == delimiter;
        line = isNamed ? firstWithContent(lines, isWhole) : Optional.empty();
      }
      return line.map(record -> new CsvCandidate(delimiter, record, lines.nextOffset()));
    }
  }

  private static Optional<LineBytes> firstWithContent(LineReader lines, boolean isWhole)
      throws IOException {
    while (lines.next()) {
      if (!lines.isTerminated() && !isWhole) {
        return Optional.empty();
      }
      if (lines.lengthBytes() > 0) {
        return Optional.of(lines.content());
      }
    }
    return Optional.empty();
  }

  /// How many fields the delimiter makes of the record, whether it can be read or not.
  int fieldCount() {
    var place = CsvPlace.FIELD_START;
    int count = 1;
    for (byte b : record.toByteArray()) {
      place = place.behind(b, (byte) delimiter);
      count += place == CsvPlace.FIELD_START ? 1 : 0;
    }
    return count;
  }

  /// The fields.
  ///
  /// @return empty if it cannot be read as just one record: behind a CR without an LF there are
  ///   further ones, which must not go with the header
  Optional<List<String>> fields() {
    try (var records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .build(
                CsvRecordHandler.builder().maxFields(CsvHeaders.COLUMNS_MAX).build(),
                record.readableText())) {
      var found = records.stream().limit(2).map(CsvRecord::getFields).toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }
}
