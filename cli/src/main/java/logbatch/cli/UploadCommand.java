package logbatch.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import logbatch.aws.ItemAttributes;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `logbatch upload`: puts files into the input bucket of a deployment.
@Command(
    name = "upload",
    description = {
      "Upload log files to the input bucket, which starts the pipeline.",
      "",
      "The bytes stay as they are; files over 64 MiB go up in parts. Uploading the same content under the"
          + " same key again changes nothing."
    },
    footer = {
      "",
      "Exit code 0 if all was uploaded and, with --wait, every file ended as Completo or Completo com"
          + " falhas; 1 if not; 2 for wrong usage, such as a name that the splitter would ignore."
    })
final class UploadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogFilesParameter logFiles;

  @Option(
      names = "--prefix",
      paramLabel = "P",
      defaultValue = "",
      description = "put before the name of each file to make its object key, such as 2026/11/")
  private String prefix;

  @Mixin private WaitOptions waitOptions;

  @Option(
      names = "--json",
      description = "one JSON object per file: key, run and size and, with --wait, its report")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    var files = logFiles.files().stream().map(file -> file.withPrefix(prefix)).toList();
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var progress = ProgressLine.onTerminal();
      var batches = upload(files, deployment.uploader(), progress);
      boolean areComplete = !waitOptions.isWaiting() || await(batches, deployment, progress);
      out.flush();
      return areComplete && batches.size() == files.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /// Uploads one file after the other, whatever becomes of those before it.
  ///
  /// @return those that are in S3 now
  private List<Batch> upload(List<LogFile> files, S3Uploader uploader, ProgressLine progress) {
    var batches = new ArrayList<Batch>();
    for (var file : files) {
      try {
        batches.add(upload(file.asItIsNow(), uploader, progress));
      } catch (RuntimeException e) {
        progress.clear();
        tell(file, Problem.of(e));
        continue;
      }
      progress.clear();
      tell(batches.getLast());
    }
    return batches;
  }

  private Batch upload(LogFile file, S3Uploader uploader, ProgressLine progress) {
    var name = "uploading %s  %,d bytes".formatted(Visible.of(file.key()), file.sizeBytes());
    return new Batch(
        file,
        uploader.upload(
            file,
            position ->
                progress.show(
                    (double) position / Math.max(1, file.sizeBytes()), name, clock.instant())));
  }

  /// Says why a file is not in S3.
  private void tell(LogFile file, Problem problem) {
    if (Shutdown.isUnderWay() || problem.isDefect()) {
      throw (RuntimeException) problem.cause();
    }
    var err = spec.commandLine().getErr();
    err.println("%s was not uploaded:".formatted(Visible.of(file.path().toString())));
    problem.print(err);
  }

  private void tell(Batch batch) {
    batch.file().change().ifPresent(this::warn);
    if (!waitOptions.isWaiting()) {
      printUploaded(batch, spec.commandLine().getOut());
    }
  }

  private void warn(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }

  private void printUploaded(Batch batch, PrintWriter out) {
    if (isJson) {
      out.println(JsonLine.of(json(batch)));
    } else {
      var key = Visible.of(batch.file().key());
      out.printf(
          Locale.ROOT, "%s  %,d bytes, run %s%n", key, batch.file().sizeBytes(), batch.run());
      out.println(
          "  how far it is: " + deploymentOptions.sameFor("status --follow", batch.file().key()));
      out.println(
          "  what became of it: " + deploymentOptions.sameFor("report", batch.file().key()));
    }
    out.flush();
  }

  /// Waits for the reports and prints them.
  ///
  /// @return whether every file has a report that says that it is complete
  private boolean await(List<Batch> batches, Deployment deployment, ProgressLine progress)
      throws InterruptedException {
    var states =
        waitOptions
            .on(UploadedRuns.of(batches, deployment), progress)
            .untilEnded(batches.stream().map(Batch::run).toList());
    boolean areComplete = true;
    for (var batch : batches) {
      areComplete &= conclude(batch, states.get(batch.run()), deployment.reports());
    }
    return areComplete;
  }

  private boolean conclude(Batch batch, RunState state, S3Reports reports) {
    var out = spec.commandLine().getOut();
    var report =
        state.isOver()
            ? reports.find(batch.file().key()).filter(there -> there.run().equals(batch.run()))
            : Optional.<Report>empty();
    if (isJson) {
      var json = json(batch);
      json.put("report", report.map(Report::fields).orElse(null));
      out.println(JsonLine.of(json));
    } else {
      report.ifPresent(new Outcome(out)::print);
    }
    if (report.isEmpty()) {
      (isJson ? spec.commandLine().getErr() : out).println(whyThereIsNoReport(batch, state));
    }
    return report.filter(Report::isComplete).isPresent();
  }

  private String whyThereIsNoReport(Batch batch, RunState state) {
    var key = Visible.of(batch.file().key());
    return state.isOver()
        ? "%s: a newer upload has taken its place. What became of that: %s"
            .formatted(key, deploymentOptions.sameFor("report", batch.file().key()))
        : "%s: no report after %d s without any movement. What may be wrong: %s"
            .formatted(key, waitOptions.patienceSeconds(), deploymentOptions.sameFor("doctor"));
  }

  private static Map<String, Object> json(Batch batch) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", batch.file().path().toString());
    json.put(ItemAttributes.BATCH_ID, batch.file().key());
    json.put(ItemAttributes.RUN_ID, batch.run().toString());
    json.put("size_bytes", batch.file().sizeBytes());
    return json;
  }
}
