package logbatch.lines;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;

/// Finds out what the first line of a CSV file says.
final class CsvHeaders {

  /// In the order of preference.
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private static final char QUOTE = '"';

  private CsvHeaders() {}

  /// Reads a header.
  ///
  /// @param line the first line, without byte order mark and terminator
  /// @return empty if the line is blank or is not just one CSV record: behind a CR without an LF
  ///   there are further records, which must not go with the header
  static Optional<CsvHeader> parse(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    char delimiter = delimiter(line);
    try (var records = CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(line)) {
      var found = records.stream().limit(2).toList();
      return found.size() == 1
          ? Optional.of(new CsvHeader(delimiter, found.getFirst().getFields()))
          : Optional.empty();
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /// The delimiter that is there most often outside quotes; the comma if none is, or of those that
  /// are as often the first.
  private static char delimiter(String line) {
    var counts = new int[DELIMITERS.size()];
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == QUOTE) {
        isQuoted = !isQuoted;
      } else if (!isQuoted && DELIMITERS.contains(c)) {
        counts[DELIMITERS.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return DELIMITERS.get(best);
  }
}
