package logbatch.format;

import java.util.Optional;
import logbatch.model.CsvHeader;

/// A line of a file whose head lists its fields: W3C extended log files (IIS, CloudFront and others)
/// and Zeek.
///
///     #Fields: date time c-ip cs-method sc-status
///     2026-11-03 04:05:06 203.0.113.7 GET 200
record FieldListRecord() implements LogFormat {

  private static final String NAME = "field-list";

  @Override
  public String name() {
    return NAME;
  }

  /// A line with another number of fields is left to the other formats: the list may have changed
  /// within the file.
  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    return context.csv().flatMap(list -> read(line, list, context.times()));
  }

  private static Optional<ParseResult> read(String line, CsvHeader list, TimeRules times) {
    var cursor = new Cursor(line, 0);
    var fields = new Fields(times);
    for (var column : list.columns()) {
      if (cursor.isAtEnd()) {
        return Optional.empty();
      }
      int start = cursor.at();
      cursor.skipField(list.delimiter());
      add(fields, column, line, start, cursor.at());
    }
    var reading = fields.reading(NAME);
    return cursor.isAtEnd() && reading.timestamp().isPresent()
        ? Optional.of(new ParseResult.Parsed(reading))
        : Optional.empty();
  }

  private static void add(Fields fields, String column, String line, int start, int end) {
    FieldNames.meaning(column)
        .ifPresent(meaning -> fields.add(meaning, unquoted(line.substring(start, end))));
  }

  private static String unquoted(String field) {
    var text = field.strip();
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
