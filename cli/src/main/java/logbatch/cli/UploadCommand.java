package logbatch.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      "The bytes stay as they are; files over 1 GiB go up in parts. Uploading the same content under the"
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
      var pipeline = new Pipeline(deployment);
      var progress = ProgressLine.onTerminal();
      var batches = upload(files, pipeline, progress);
      if (!waitOptions.isWaiting()) {
        batches.forEach(batch -> printUploaded(batch, out));
        out.flush();
        return ExitCode.OK;
      }
      waitOptions.on(pipeline, progress).untilEnded(batches.stream().map(Batch::run).toList());
      return conclude(batches, deployment.reports(), out) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private List<Batch> upload(List<LogFile> files, Pipeline pipeline, ProgressLine progress) {
    var batches = new ArrayList<Batch>();
    for (var file : files) {
      var name = "uploading %s  %,d bytes".formatted(Visible.of(file.key()), file.sizeBytes());
      batches.add(
          pipeline.upload(
              file,
              position ->
                  progress.show(
                      (double) position / Math.max(1, file.sizeBytes()), name, clock.instant())));
      progress.clear();
    }
    return batches;
  }

  private void printUploaded(Batch batch, PrintWriter out) {
    if (isJson) {
      out.println(JsonLine.of(json(batch)));
      return;
    }
    var key = Visible.of(batch.file().key());
    out.printf(Locale.ROOT, "%s  %,d bytes, run %s%n", key, batch.file().sizeBytes(), batch.run());
    out.println("  how far it is: " + deploymentOptions.sameFor("status", key + " --follow"));
    out.println("  what became of it: " + deploymentOptions.sameFor("report", key));
  }

  /// Whether every file has a report of a batch that is complete.
  private boolean conclude(List<Batch> batches, S3Reports reports, PrintWriter out) {
    boolean areComplete = true;
    for (var batch : batches) {
      var report = reports.find(batch.file().key()).filter(r -> r.run().equals(batch.run()));
      areComplete &= report.filter(Report::isComplete).isPresent();
      if (isJson) {
        var json = json(batch);
        json.put("report", report.map(Report::fields).orElse(null));
        out.println(JsonLine.of(json));
      } else {
        report.ifPresentOrElse(
            new Outcome(out)::print,
            () ->
                out.println(
                    "%s: no report after %d s without any movement. What may be wrong: %s"
                        .formatted(
                            Visible.of(batch.file().key()),
                            waitOptions.patienceSeconds(),
                            deploymentOptions.sameFor("doctor", ""))));
      }
    }
    out.flush();
    return areComplete;
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
