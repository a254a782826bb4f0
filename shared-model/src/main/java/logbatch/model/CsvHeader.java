package logbatch.model;

import java.util.List;

/// The first record of a CSV file.
///
/// @param delimiter what separates the fields: comma, semicolon, tab or pipe
/// @param columns names of the columns, as the header has them, at least one
public record CsvHeader(char delimiter, List<String> columns) {

  public CsvHeader {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a CSV header has at least one column");
    }
  }
}
