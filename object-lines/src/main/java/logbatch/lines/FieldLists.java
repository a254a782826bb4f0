package logbatch.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import logbatch.model.CsvHeader;

/// Finds the list of fields at the head of a log file: `#Fields:` of the [W3C extended log
/// format](https://www.w3.org/TR/WD-logfile.html), and `#fields` of Zeek.
///
/// Every line of a file with such a list that begins with `#` is a directive, wherever it stands.
public final class FieldLists {

  /// What a directive begins with.
  static final String DIRECTIVE = "#";

  private static final String W3C = "#Fields:";
  private static final String ZEEK = "#fields\t";

  /// Enough for any list.
  private static final int LINE_BYTES_MAX = 8 * 1024;

  private FieldLists() {}

  /// Reads the directives that a file begins with, and the line behind them, which tells whether
  /// blanks or tabs divide its fields.
  ///
  /// @param in the beginning of the file, uncompressed; not closed
  /// @return empty if the file does not begin with directives, or none of them is a list
  /// @throws IOException if reading fails, also behind the list
  public static Optional<CsvHeader> read(InputStream in) throws IOException {
    var lines = new LineReader(in, 0, LINE_BYTES_MAX);
    Optional<String> list = Optional.empty();
    while (lines.next()) {
      var line = lines.content().readableText();
      if (!line.startsWith(DIRECTIVE)) {
        boolean isTabbed = line.indexOf('\t') >= 0;
        return list.flatMap(text -> header(text, isTabbed));
      }
      boolean isList = line.startsWith(W3C) || line.startsWith(ZEEK);
      list = isList && lines.isTerminated() ? Optional.of(line) : list;
    }
    return list.flatMap(text -> header(text, text.startsWith(ZEEK)));
  }

  private static Optional<CsvHeader> header(String list, boolean isTabbed) {
    boolean isZeek = list.startsWith(ZEEK);
    var names = list.substring(isZeek ? ZEEK.length() : W3C.length()).strip();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CsvHeader(
                isZeek || isTabbed ? '\t' : ' ',
                isZeek ? List.of(names.split("\t")) : List.of(names.split("\\s+"))));
  }
}
