package logbatch.format;

import java.util.Optional;

/// A way to read one log line. Stateless, so one instance serves all threads.
public sealed interface LogFormat
    permits AccessLog, CsvRecord, IsoLog, JsonObject, PlainText, SyslogLog {

  /// Stable name stored with each item, such as `access-log`. Lower case, never renamed.
  String name();

  /// Reads a line, whatever it holds: bad input is a result, never an exception.
  ///
  /// @param line without its terminator and without terminal colours
  /// @param context of the file that the line is from
  /// @return empty if the line is not in this format, so that the next one may try
  Optional<ParseResult> parse(String line, FileContext context);
}
