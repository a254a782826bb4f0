package logbatch.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;

/// A record of a CSV file whose header names the columns.
record CsvRecord() implements LogFormat {

  private static final String NAME = "csv";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    return context.csv().map(header -> read(line, header, context.times()));
  }

  private static ParseResult read(String line, CsvHeader header, TimeRules times) {
    try {
      return fields(line, header.delimiter())
          .map(values -> read(values, header, times))
          .orElseGet(
              () -> rejected(RejectionReason.INVALID_CSV, "a carriage return inside the record"));
    } catch (CsvParseException e) {
      return rejected(
          RejectionReason.INVALID_CSV, "a quote that does not end, or text behind one that does");
    }
  }

  private static ParseResult read(List<String> values, CsvHeader header, TimeRules times) {
    int columns = header.columns().size();
    if (values.size() != columns) {
      return rejected(
          RejectionReason.WRONG_COLUMN_COUNT,
          "%d fields, the header has %d columns".formatted(values.size(), columns));
    }
    var fields = new Fields(times);
    for (int i = 0; i < columns; i++) {
      var value = values.get(i);
      FieldNames.meaning(header.columns().get(i)).ifPresent(meaning -> fields.add(meaning, value));
    }
    return new ParseResult.Parsed(fields.reading(NAME));
  }

  /// The fields of a line that is one record. CSV takes a CR alone for the end of a record, too;
  /// what stands behind it would be passed over.
  private static Optional<List<String>> fields(String line, char delimiter) {
    var records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .skipEmptyLines(false)
            .ofCsvRecord(line)
            .iterator();
    // No record at all is one field without anything in it.
    var first = records.hasNext() ? records.next().getFields() : List.of("");
    return records.hasNext() ? Optional.empty() : Optional.of(first);
  }

  private static ParseResult rejected(RejectionReason reason, String detail) {
    return new ParseResult.Rejected(new Rejection(reason, detail));
  }
}
