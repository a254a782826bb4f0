package logbatch.lines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.LineBytes;

/// Finds out what the beginning of a CSV file says. Stateless.
///
/// The header is the first record that is not blank, behind a line `sep=;` if there is one, as
/// Excel writes it. Its delimiter is the one that such a line names, else the one that gives the
/// most columns.
///
/// A record without a name, or with a value such as a time or an address, is no header but data,
/// and the file has none.
public final class CsvHeaders {

  /// Enough for a header of any sense.
  public static final int HEAD_BYTES = 64 * 1024;

  static final int COLUMNS_MAX = 10_000;

  /// In the order of preference.
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  /// A time of day, a date, a time in seconds, an address.
  private static final Pattern VALUE =
      Pattern.compile(
          "[0-9]:[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}|[0-9]{9}"
              + "|[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");

  private CsvHeaders() {}

  /// Looks for a header.
  ///
  /// @param head the first bytes of the uncompressed object, at most [#HEAD_BYTES]
  /// @param isWhole whether these are all of them
  /// @param recordMaxBytes of a record that goes over several lines
  /// @return empty if the file has no header that can be read, or one that does not end in the head
  public static Optional<CsvHeader> find(LineBytes head, boolean isWhole, int recordMaxBytes) {
    return candidates(head, isWhole, recordMaxBytes).stream()
        .max(Comparator.comparingInt(CsvCandidate::fieldCount))
        .flatMap(candidate -> header(candidate, recordMaxBytes));
  }

  private static List<CsvCandidate> candidates(
      LineBytes head, boolean isWhole, int recordMaxBytes) {
    var bytes = head.toByteArray();
    var candidates = new ArrayList<CsvCandidate>();
    try {
      for (char delimiter : DELIMITERS) {
        CsvCandidate.of(delimiter, bytes, isWhole, recordMaxBytes).ifPresent(candidates::add);
      }
    } catch (IOException e) {
      // Of another encoding: whoever reads the object itself will tell.
      return List.of();
    }
    return candidates;
  }

  private static Optional<CsvHeader> header(CsvCandidate candidate, int recordMaxBytes) {
    return candidate
        .fields()
        .filter(CsvHeaders::areNames)
        .map(columns ->
            new CsvHeader(
                candidate.delimiter(),
                columns,
                Optional.of(new CsvRecords(candidate.endOffset(), recordMaxBytes))));
  }

  private static boolean areNames(List<String> columns) {
    return columns.stream().anyMatch(name -> name.codePoints().anyMatch(Character::isLetter))
        && columns.stream().noneMatch(name -> VALUE.matcher(name).find());
  }
}
