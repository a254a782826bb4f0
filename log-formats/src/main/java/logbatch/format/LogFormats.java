package logbatch.format;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The formats, in the order in which they are tried. The order is part of the contract: the first
/// that reads a line names it.
public final class LogFormats {

  /// For each line of a `.txt` or `.log` file, whatever the lines before it were.
  private static final List<LogFormat> LINES =
      List.of(
          new JsonObject(),
          new AccessLog(),
          new S3AccessLog(),
          new TimeFirstAccessLog(),
          new ElbLog(),
          new VpcFlowLog(),
          new W3cLog(),
          new SquidLog(),
          new HaproxyLog(),
          new SyslogLog(),
          new ErrorLog(),
          new GlogLog(),
          new Logcat(),
          new HdfsLog(),
          new RedisLog(),
          new MysqlLog(),
          new PostgresLog(),
          new CriLog(),
          new AuditLog(),
          new CefLog(),
          new FortinetLog(),
          new Logfmt(),
          new SupercomputerLog(),
          new IsoLog(),
          new GeneralLine(),
          new PlainText());

  /// For each line of a text file whose head lists the fields.
  private static final List<LogFormat> LISTED_LINES =
      Stream.concat(Stream.<LogFormat>of(new FieldListRecord()), LINES.stream()).toList();

  /// For a `.jsonl` file.
  private static final List<LogFormat> JSON_LINES = List.of(new JsonObject());

  /// For a `.csv` file that has a header.
  private static final List<LogFormat> CSV_RECORDS = List.of(new CsvRecord());

  /// Names of those that read what no other format reads, at the end of the order. Every other
  /// format reads none of the others' lines.
  static final Set<String> CATCH_ALL = Set.of("iso-log", "general", "text");

  private LogFormats() {}

  /// Whether the lines of a file may be in any format, so that none is ever rejected.
  static boolean isText(FileContext context) {
    return of(context).getLast() instanceof PlainText;
  }

  /// All formats, in the order in which they are tried.
  public static List<LogFormat> all() {
    return Stream.concat(CSV_RECORDS.stream(), LISTED_LINES.stream()).toList();
  }

  /// The formats that a file's lines may be in, in the order in which they are tried. The last one
  /// reads or rejects every line.
  public static List<LogFormat> of(FileContext context) {
    return switch (context.kind()) {
      case TEXT -> context.csv().isPresent() ? LISTED_LINES : LINES;
      case JSONL -> JSON_LINES;
      case CSV -> context.csv().isPresent() ? CSV_RECORDS : LINES;
    };
  }

  /// The same with formats of somebody's own, which come first where lines may be in any format.
  public static List<LogFormat> of(FileContext context, UserFormats own) {
    var builtIn = of(context);
    return own.formats().isEmpty() || !isText(context)
        ? builtIn
        : Stream.concat(own.formats().stream(), builtIn.stream()).toList();
  }

  /// One format for the lines of a text file, and plain text for those that are not in it.
  public static List<LogFormat> only(LogFormat format) {
    return List.of(format, new PlainText());
  }
}
