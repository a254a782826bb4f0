package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import logbatch.model.ProcessedItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch records`: lists what is stored of a file.
@Command(
    name = "records",
    description = {
      "List the items of a file in the order of its lines: offset, timestamp, status, format, line.",
      "",
      "The table is keyed by id alone, and has no index by file, which would double the price of every"
          + " line. But an id is computed from the file's content and a line's offset: so the file is"
          + " read from its start, and exactly its items are asked for, a hundred at a time, as verify"
          + " does. With --limit, no more is read than that takes."
    },
    footer = {
      "",
      "Exit code 0; 1 if the file was never planned or cannot be read; 2 if there is no such file."
    })
final class RecordsCommand implements Callable<Integer> {

  /// Only offsets matter here: what is shown of a line is what is stored of it.
  private static final int MAX_LINE_BYTES = 1024;

  private static final int BEGINNING_MAX_CHARACTERS = 120;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file's object key in the input bucket")
  private String key;

  @Option(
      names = "--limit",
      converter = Numbers.Count.class,
      paramLabel = "N",
      description = "only the first so many lines of the file (default: all)")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--json", description = "one JSON object per item, with the whole line")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var run = deployment.newestRun(key);
      if (run.isEmpty()) {
        deploymentOptions.tellNeverPlanned(key);
        return ExitCode.SOFTWARE;
      }
      if (StoredRecords.isUnread(run.get().header().orElseThrow())) {
        spec.commandLine()
            .getErr()
            .println(
                "%s could not be read, so nothing of it is stored. This says why: %s"
                    .formatted(Visible.of(key), deploymentOptions.sameFor("status", key)));
        return ExitCode.SOFTWARE;
      }
      var lines = new FileLines(deployment.objectSource(), MAX_LINE_BYTES);
      long missing =
          new StoredRecords(lines, deployment.items()).read(run.get(), limit, printing(out));
      out.flush();
      if (missing > 0) {
        spec.commandLine().getErr().println("%,d lines are not stored (yet)".formatted(missing));
      }
      return ExitCode.OK;
    }
  }

  private StoredRecords.Sink printing(PrintWriter out) {
    return new StoredRecords.Sink() {
      @Override
      public void take(ProcessedItem item) {
        out.println(isJson ? JsonLine.of(RecordsFile.json(item)) : text(item));
      }

      // Looking up costs money: no more of it than anybody reads.
      @Override
      public boolean isFull() {
        return out.checkError();
      }
    };
  }

  private static String text(ProcessedItem item) {
    var line = item.line();
    var facts =
        "byte %d  %s  %s  %s%s"
            .formatted(
                line.byteOffset(),
                item.reading().timestamp().map(Instant::toString).orElse("-"),
                item.reading().status(),
                item.reading().format(),
                item.rejected()
                    .map(rejected -> "  rejected: " + rejected.rejection().reason().wireName())
                    .orElse(""));
    return "%s  %s"
        .formatted(
            Visible.of(facts),
            Visible.beginning(line.content(), line.isTruncated(), BEGINNING_MAX_CHARACTERS));
  }
}
