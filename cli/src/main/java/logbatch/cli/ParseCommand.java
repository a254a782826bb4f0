package logbatch.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import logbatch.format.UserFormats;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch parse`: shows what each line of a file becomes, without any cloud.
@Command(
    name = "parse",
    description = {
      "Show what the worker finds in each line of a file: timestamp, status code, level, format.",
      "",
      "Nothing is started and nothing stored. The files are cut into lines as the splitter does it;"
          + " blank lines and a CSV header have no row. Timestamps without a year are those before"
          + " the file was last changed.",
      "",
      "A name with another ending than .txt, .log, .jsonl or .csv, each also with .gz after it, is"
          + " read as text, and so is standard input."
    },
    footer = {
      "",
      "Exit code 0 if all files were read, also if lines of them are rejected, else 1."
    })
final class ParseCommand implements Callable<Integer> {

  private static final int BUFFER_CHARACTERS = 1 << 16;

  /// How often to see whether anybody still reads the output.
  private static final int LINES_BETWEEN_LOOKS = 1_000;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "log files, - for standard input (default: ${DEFAULT-VALUE})",
      defaultValue = ParseInput.STANDARD_INPUT)
  private List<Path> paths;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "read all lines by this format alone, whatever the file is named")
  private String format;

  @Option(
      names = "--formats",
      paramLabel = "FILE",
      description = "formats of your own, as docs/custom-formats.md describes them")
  private Path formatsFile;

  @Option(names = "--json", description = "one JSON object per line, for other programs")
  private boolean isJson;

  @Option(names = "--summary", description = "only how much was found, per format")
  private boolean isSummary;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "of timestamps that name none, such as Europe/Berlin (default: ${DEFAULT-VALUE})")
  private ZoneId zone;

  @Option(
      names = "--max-line-bytes",
      converter = Numbers.LineBytes.class,
      paramLabel = "BYTES",
      defaultValue = TemplateDefaults.MAX_LINE_BYTES + "",
      description =
          "the deployment's MaxLineBytes: a longer line is cut (default: ${DEFAULT-VALUE})")
  private int maxLineBytes;

  @Override
  public Integer call() throws IOException {
    var own = formatsFile == null ? UserFormats.NONE : FormatsFile.read(formatsFile);
    var parser =
        new FileParser(FormatChoice.of(own, Optional.ofNullable(format)), zone, maxLineBytes);
    var out = new PrintWriter(new BufferedWriter(spec.commandLine().getOut(), BUFFER_CHARACTERS));
    var output = output(out);
    int failures = 0;
    for (var path : paths) {
      if (!isRead(out)) {
        break;
      }
      try {
        parse(path, parser, output, out);
      } catch (IOException e) {
        failures++;
        out.flush();
        spec.commandLine().getErr().println(Visible.of(path + ": " + e.getMessage()));
      }
    }
    output.finish();
    out.flush();
    return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ParseOutput output(PrintWriter out) {
    if (isSummary) {
      return new ParseSummary(out, isJson);
    }
    return isJson ? new ParseJson(out, paths.size() > 1) : new ParseTable(out);
  }

  private void parse(Path path, FileParser parser, ParseOutput output, PrintWriter out)
      throws IOException {
    var taken = new AtomicLong();
    try (var input = ParseInput.open(path)) {
      output.begin(input.name());
      output.end(
          parser.parse(
              input.file(),
              input.name(),
              line -> {
                output.take(line);
                return taken.incrementAndGet() % LINES_BETWEEN_LOOKS != 0 || isRead(out);
              }));
    }
  }

  /// Whether anybody still reads the output: a program that it goes into may have ended.
  private boolean isRead(PrintWriter out) {
    out.flush();
    return !spec.commandLine().getOut().checkError();
  }
}
