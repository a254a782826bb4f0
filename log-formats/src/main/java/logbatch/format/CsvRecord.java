package logbatch.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;
import logbatch.model.Reading;
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
      return fields(line, header.delimiter(), false)
          .map(values -> read(values, header, times))
          .orElseGet(
              () -> rejected(RejectionReason.INVALID_CSV, "a carriage return inside the record"));
    } catch (CsvParseException e) {
      return rejected(RejectionReason.INVALID_CSV, whatIsWrong(line, header.delimiter()));
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
    var dateAndTime = new DateAndTime();
    for (int i = 0; i < columns; i++) {
      var value = values.get(i);
      var column = header.columns().get(i);
      FieldNames.meaning(column).ifPresent(meaning -> fields.add(meaning, value));
      dateAndTime.add(column, value);
    }
    return new ParseResult.Parsed(reading(fields.reading(NAME), dateAndTime, times));
  }

  private static Reading reading(Reading reading, DateAndTime dateAndTime, TimeRules times) {
    return reading.timestamp().isPresent()
        ? reading
        : new Reading(
            NAME,
            dateAndTime.timestamp(times),
            reading.statusCode(),
            reading.level(),
            reading.levelOriginal());
  }

  /// Whoever cut the file into records ended this one with its first line if no quote ended its
  /// field.
  private static String whatIsWrong(String line, char delimiter) {
    try {
      fields(line, delimiter, true);
      return "a quoted field that does not end, or goes on for longer than MaxLineBytes";
    } catch (CsvParseException e) {
      return "text behind the quote that ends a field";
    }
  }

  /// The fields of a line that is one record. CSV takes a CR alone for the end of a record, too;
  /// what stands behind it would be passed over.
  private static Optional<List<String>> fields(
      String line, char delimiter, boolean isUnclosedQuoteAllowed) {
    // There are fewer fields than that, so their number is never what FastCSV refuses.
    var handler = CsvRecordHandler.builder().maxFields(line.length() + 2).build();
    var records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(isUnclosedQuoteAllowed)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, line)
            .iterator();
    // No record at all is one field without anything in it.
    var first = records.hasNext() ? records.next().getFields() : List.of("");
    return records.hasNext() ? Optional.empty() : Optional.of(first);
  }

  private static ParseResult rejected(RejectionReason reason, String detail) {
    return new ParseResult.Rejected(new Rejection(reason, detail));
  }
}
