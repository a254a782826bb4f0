package logbatch.cli;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.format.FileContext;
import logbatch.format.LineParser;
import logbatch.format.LogFormat;
import logbatch.format.ParseResult;
import logbatch.format.TimeRules;
import logbatch.lines.Deadline;
import logbatch.lines.ObjectHead;
import logbatch.lines.RangeLines;
import logbatch.lines.RangeReader;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.Reading;
import logbatch.model.Sequencer;
import logbatch.model.Upload;

/// Reads files of this machine as the pipeline does: cut by the splitter, read by the worker. The
/// time of a file's last change stands for that of its upload.
final class FileParser {

  private static final LocalFileSource FILES = new LocalFileSource();

  private final FormatChoice formats;
  private final ZoneId zone;
  private final RangeReader reader;

  /// @param zone of timestamps that name none
  /// @param maxLineBytes bytes of a line that are kept
  FileParser(FormatChoice formats, ZoneId zone, int maxLineBytes) {
    this.formats = formats;
    this.zone = zone;
    this.reader = new RangeReader(FILES, maxLineBytes);
  }

  /// Takes lines in their order.
  @FunctionalInterface
  interface Sink {

    /// Takes the next line.
    ///
    /// @return false if no more are wanted
    boolean take(ParsedLine line);
  }

  /// Reads the lines of a file.
  ///
  /// @param name tells by its ending what the lines are; text if it is none of the known ones
  /// @param sink gets those that the splitter would send
  /// @return the lines that were read
  /// @throws IOException if the file cannot be read, or no further; the sink has what was read
  LineCounts parse(Path file, String name, Sink sink) throws IOException {
    var kind = formats.kind(name);
    var object = new ObjectVersion("", file.toString(), "", Files.size(file));
    var head = ObjectHead.read(FILES, object, kind);
    var header = header(object, kind, head, modified(file));
    var numbers = LineNumbers.of(header.csv(), head);
    var parsing = new Parsing(header);
    try (var lines = reader.open(header, 0, Checkpoint.at(0), Deadline.never())) {
      boolean isWanted = true;
      while (isWanted && lines.next()) {
        long number = numbers.number(lines);
        if (lines.kind() == RangeLines.Kind.CONTENT) {
          isWanted = sink.take(parsing.parse(number, lines.line()));
        }
      }
      return lines.checkpoint().counts();
    } catch (EOFException e) {
      throw new IOException("it became shorter while it was read", e);
    }
  }

  private Header header(ObjectVersion object, ContentKind kind, ObjectHead head, Instant modified) {
    return new Header(
        object,
        0,
        new Upload(modified, new Sequencer("")),
        kind,
        head.header(kind, reader.maxLineBytes()),
        RangePlan.single(object.sizeBytes(), head.compression()));
  }

  private static Reading unread(String format) {
    return new Reading(format, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private final class Parsing {

    private final LineParser parser;
    private final String lastFormat;

    Parsing(Header header) {
      var context =
          new FileContext(header.kind(), header.csv(), new TimeRules(header.upload().time(), zone));
      List<LogFormat> candidates = formats.of(context);
      this.parser = new LineParser(context, candidates);
      this.lastFormat = candidates.getLast().name();
    }

    ParsedLine parse(long number, Line line) {
      var text = line.content().readableText();
      return switch (line.isTruncated() ? parser.parseBeginning(text) : parser.parse(text)) {
        case ParseResult.Parsed(var reading) ->
            new ParsedLine(number, line, reading, formats.miss(reading));
        case ParseResult.Rejected(var rejection) ->
            new ParsedLine(
                number,
                line,
                unread(lastFormat),
                Optional.of(rejection.reason().wireName() + ": " + rejection.detail()));
      };
    }
  }
}
