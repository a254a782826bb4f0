package logbatch.format;

import java.util.Optional;

/// A way to read one log line. Stateless, so one instance serves all threads.
public sealed interface LogFormat
    permits AccessLog,
        AuditLog,
        CriLog,
        CefLog,
        CsvRecord,
        ElbLog,
        ErrorLog,
        FieldListRecord,
        FortinetLog,
        GeneralLine,
        GlogLog,
        HaproxyLog,
        HdfsLog,
        IsoLog,
        JsonObject,
        Logcat,
        Logfmt,
        MysqlLog,
        PlainText,
        PostgresLog,
        RedisLog,
        S3AccessLog,
        SquidLog,
        SupercomputerLog,
        SyslogLog,
        TimeFirstAccessLog,
        UserFormat,
        VpcFlowLog,
        W3cLog {

  /// Stable name stored with each item, such as `access-log`. Lower case, never renamed.
  String name();

  /// Whether a line that begins like this may be in this format. Cheap; [#parse] is asked only if
  /// it says so.
  default boolean admits(Shape shape) {
    return true;
  }

  /// Reads a line, whatever it holds: bad input is a result, never an exception.
  ///
  /// @param line without its terminator and without terminal colours, of a shape that is admitted
  /// @param context of the file that the line is from
  /// @return empty if the line is not in this format, so that the next one may try
  Optional<ParseResult> parse(String line, FileContext context);
}
