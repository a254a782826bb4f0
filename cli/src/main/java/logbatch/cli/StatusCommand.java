package logbatch.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch status`: tells how far files are.
@Command(
    name = "status",
    description = {
      "Tell what is under way or, with FILE, how far a file is: its ranges, lines sent, stored, rejected"
          + " and pending, and when anything moved last."
    },
    footer = {
      "",
      "Exit code 0; 1 if the file, or with --follow any file, failed or was given up as Incompleto, or if"
          + " it was never planned; 2 if there is no such file."
    })
final class StatusCommand implements Callable<Integer> {

  /// Whoever follows stops it when it has been long enough.
  private static final Duration ENDLESS = Duration.ofDays(36_500);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "the file's object key in the input bucket (default: all that are not finished)")
  private String key;

  @Option(
      names = {"-f", "--follow"},
      description =
          "show the progress until it is over, or until Ctrl-C; a file that was just uploaded is waited for")
  private boolean isFollowing;

  @Option(names = "--json", description = "one JSON object per run, with all its ranges")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      int exitCode = key == null ? all(deployment, out) : one(deployment, out);
      out.flush();
      return exitCode;
    }
  }

  private int all(Deployment deployment, PrintWriter out) throws InterruptedException {
    var runs =
        isFollowing
            ? List.copyOf(waiting(deployment).untilOver(deployment.runs()::openRuns).keySet())
            : deployment.runs().openRuns();
    var text = new StatusText(out, clock.instant());
    var statuses = new ArrayList<ReportStatus>();
    runs.stream()
        .gather(Gatherers.mapConcurrent(Waiting.LOOKS_MAX, deployment.runs()::of))
        .filter(parts -> parts.header().isPresent())
        .map(RunStatus::new)
        .forEach(run -> {
          print(run, text::summarize, out);
          statuses.add(run.status());
        });
    if (!isJson && statuses.isEmpty()) {
      out.println("Nothing is under way.");
    }
    return !isFollowing || statuses.stream().allMatch(StatusCommand::isWell)
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private int one(Deployment deployment, PrintWriter out) throws InterruptedException {
    var run = newestRun(deployment);
    if (isFollowing) {
      waiting(deployment).untilOver(() -> List.of(run));
    }
    var parts = deployment.runs().of(run);
    if (parts.header().isEmpty()) {
      deploymentOptions.tellNeverPlanned(key);
      return ExitCode.SOFTWARE;
    }
    var status = new RunStatus(parts);
    print(status, new StatusText(out, clock.instant())::describe, out);
    return isWell(status.status()) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(RunStatus run, Consumer<RunStatus> text, PrintWriter out) {
    if (isJson) {
      out.println(JsonLine.of(StatusJson.of(run)));
    } else {
      text.accept(run);
    }
    out.flush();
  }

  private static boolean isWell(ReportStatus status) {
    return switch (status) {
      case PROCESSING, COMPLETE, COMPLETE_WITH_REJECTIONS -> true;
      case INCOMPLETE, FAILED -> false;
    };
  }

  /// The newest run of what is in the bucket, or its first one if it is not planned yet. If the
  /// object was removed since, the run that the report is about.
  private RunId newestRun(Deployment deployment) {
    var object = deployment.inputObjects().find(key).map(StoredObject::version);
    return object.isPresent()
        ? deployment
            .contents()
            .newestRun(object.get())
            .map(RunParts::run)
            .orElse(RunId.of(object.get(), 0))
        : deployment
            .reports()
            .find(key)
            .map(Report::run)
            .filter(run -> deployment.runs().of(run).header().isPresent())
            .orElseThrow(() ->
                new UsageException(
                    "There is no object %s in the input bucket, and no report of one."
                        .formatted(Visible.of(key))));
  }

  private Waiting waiting(Deployment deployment) {
    return new Waiting(new Pipeline(deployment), ProgressLine.onTerminal(), clock, ENDLESS);
  }
}
