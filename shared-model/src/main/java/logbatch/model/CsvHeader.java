package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// The first record of a CSV file, or the list of fields at the head of a text file.
///
/// @param delimiter what separates the fields: comma, semicolon, tab or pipe; blank or tab in a
///   text file
/// @param columns names of the columns, as the header has them, at least one
/// @param records how the records behind it are cut; empty in a run that was planned when the first
///   line was the header, and each further line a record
public record CsvHeader(char delimiter, List<String> columns, Optional<CsvRecords> records) {

  public CsvHeader {
    columns = List.copyOf(columns);
    requireNonNull(records, "records");
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a CSV header has at least one column");
    }
  }

  /// A header whose records are lines.
  public CsvHeader(char delimiter, List<String> columns) {
    this(delimiter, columns, Optional.empty());
  }
}
