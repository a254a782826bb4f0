package logbatch.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import logbatch.local.LocalCloud;
import logbatch.local.services.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `logbatch run`: takes files through the whole pipeline and shows what became of them.
@Command(
    name = "run",
    description = {
      "Take log files through the whole pipeline on this machine and fetch their reports.",
      "",
      "Starts S3, SQS, DynamoDB and the functions of template.yaml, uploads the files, waits until",
      "every line is stored, and writes relatorio_FILE.json and .html to the output folder."
    },
    footer = {
      "",
      "Exit code 0 if every file ended as Completo or Completo com falhas, 1 if not, 2 for wrong usage."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private LogFilesParameter logFiles;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "folder for the reports (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "also write every stored item to this file, as JSON lines")
  private Path records;

  @Option(
      names = "--patience",
      converter = Numbers.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "give up when nothing has moved for so long (default: ${DEFAULT-VALUE})")
  private long patienceSeconds;

  @Mixin private CloudOptions cloudOptions;

  private final PrintStream terminal = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var files = logFiles.files();
    terminal.println("Starting the local cloud: S3, SQS, DynamoDB and the functions ...");
    var clock = Clock.systemUTC();
    var begun = clock.instant();
    var folder = CloudOptions.runFolder();
    try (var cloud = cloudOptions.start(new Storage.Temporary(folder), folder);
        var _ = Shutdown.closing(cloud)) {
      terminal.printf("Ready after %.1f s.%n", seconds(begun, clock));
      return process(files, cloud, clock);
    }
  }

  private int process(List<LogFile> files, LocalCloud cloud, Clock clock)
      throws IOException, InterruptedException {
    var begun = clock.instant();
    try (var deployment = Deployment.of(cloud)) {
      var pipeline = new Pipeline(deployment);
      var batches = pipeline.upload(files);
      batches.forEach(batch -> batch.file().change().ifPresent(System.err::println));
      var progress = ProgressLine.onStandardOutput();
      var states =
          new Waiting(pipeline, progress, clock, Duration.ofSeconds(patienceSeconds))
              .untilEnded(batches.stream().map(Batch::run).toList());
      double seconds = seconds(begun, clock);

      var reports = pipeline.fetchReports(batches, out);
      new Outcome(new PrintWriter(terminal, false, terminal.charset()))
          .print(batches, reports, seconds);
      if (states.values().stream().allMatch(RunState::hasEnded)) {
        Optional.ofNullable(records).ifPresent(file -> writeRecords(pipeline, batches, file));
        return reports.stream().map(SavedReport::report).allMatch(Report::isComplete)
                && reports.size() == batches.size()
            ? ExitCode.OK
            : ExitCode.SOFTWARE;
      }
      terminal.printf(
          "Nothing moved for %d s. The functions' logs may say why: %s%n",
          patienceSeconds, CloudOptions.logFolder(CloudOptions.runFolder()));
      return ExitCode.SOFTWARE;
    }
  }

  private void writeRecords(Pipeline pipeline, List<Batch> batches, Path file) {
    long written = pipeline.writeRecords(batches, file);
    terminal.printf("%,d items written to %s%n", written, Visible.of(file.toString()));
  }

  private static double seconds(Instant begun, Clock clock) {
    return Duration.between(begun, clock.instant()).toMillis() / 1000.0;
  }
}
