package logbatch.format;

import java.util.List;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;

/// Reads the lines of one file, each by the first format that fits it. What a line gives depends on
/// the line and the file's context alone. Safe for all threads.
public final class LineParser {

  private final FileContext context;
  private final Detection detection;
  private final boolean isText;

  public LineParser(FileContext context) {
    this(context, LogFormats.of(context));
  }

  /// @param formats to try, in their order; the last one reads or rejects every line
  public LineParser(FileContext context, List<LogFormat> formats) {
    this.context = context;
    this.detection = new Detection(formats);
    this.isText = formats.getLast() instanceof PlainText;
  }

  /// Reads a whole line.
  ///
  /// @param line without its terminator; bytes that were no UTF-8 as U+FFFD
  public ParseResult parse(String line) {
    // In JSON an escape character is an error, and in CSV it is data.
    var text = isText ? TerminalCodes.removedFrom(line) : line;
    for (var format : detection.candidates(text)) {
      var result = format.parse(text, context);
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new IllegalStateException(
        "no format reads or rejects every line of a file of kind " + context.kind());
  }

  /// Reads what is left of a line that was cut. A structured line is useless without its end.
  ///
  /// @param beginning of the line
  public ParseResult parseBeginning(String beginning) {
    return isText
        ? parse(beginning)
        : new ParseResult.Rejected(
            new Rejection(RejectionReason.LINE_TOO_LONG, "only the line's beginning was kept"));
  }
}
