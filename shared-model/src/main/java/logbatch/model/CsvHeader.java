package logbatch.model;

import java.util.List;

/// The first record of a CSV file, or the list of fields at the head of a text file.
///
/// @param delimiter what separates the fields: comma, semicolon, tab or pipe; blank or tab in a
///   text file
/// @param columns names of the columns, as the header has them, at least one
public record CsvHeader(char delimiter, List<String> columns) {

  public CsvHeader {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a CSV header has at least one column");
    }
  }
}
