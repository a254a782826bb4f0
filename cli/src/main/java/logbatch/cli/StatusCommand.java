package logbatch.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Exit code 0; 1 if the file failed, was given up as Incompleto, or was never planned; 2 if there is"
          + " no such file."
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
      description = "show the progress until it is over, or until Ctrl-C")
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
    if (isFollowing) {
      waiting(deployment).untilEnded(deployment.runs()::openRuns);
    }
    var runs =
        deployment.runs().openRuns().stream()
            .map(deployment.runs()::of)
            .filter(parts -> parts.header().isPresent())
            .map(RunStatus::new)
            .toList();
    var text = new StatusText(out, clock.instant());
    for (var run : runs) {
      if (isJson) {
        out.println(JsonLine.of(StatusJson.of(run)));
      } else {
        text.summarize(run);
      }
    }
    if (!isJson && runs.isEmpty()) {
      out.println("Nothing is under way.");
    }
    return ExitCode.OK;
  }

  private int one(Deployment deployment, PrintWriter out) throws InterruptedException {
    var newest = newestRun(deployment);
    if (newest.isEmpty()) {
      out.println(
          "%s has not been planned yet. If it was uploaded more than a minute ago, its event was lost: %s"
              .formatted(Visible.of(key), deploymentOptions.sameFor("reprocess", key)));
      return ExitCode.SOFTWARE;
    }
    var run = newest.get().run();
    if (isFollowing) {
      waiting(deployment).untilEnded(List.of(run));
    }
    var status = new RunStatus(deployment.runs().of(run));
    if (isJson) {
      out.println(JsonLine.of(StatusJson.of(status)));
    } else {
      new StatusText(out, clock.instant()).describe(status);
    }
    return switch (status.status()) {
      case PROCESSING, COMPLETE, COMPLETE_WITH_REJECTIONS -> ExitCode.OK;
      case INCOMPLETE, FAILED -> ExitCode.SOFTWARE;
    };
  }

  /// The newest run of what is in the bucket or, if that was removed since, the one that the report
  /// is about.
  private Optional<RunParts> newestRun(Deployment deployment) {
    var object = deployment.inputObjects().find(key);
    if (object.isEmpty()) {
      return Optional.of(
          deployment
              .reports()
              .find(key)
              .map(Report::run)
              .map(deployment.runs()::of)
              .filter(parts -> parts.header().isPresent())
              .orElseThrow(() ->
                  new UsageException(
                      "There is no object %s in the input bucket, and no report of one."
                          .formatted(Visible.of(key)))));
    }
    return new Contents(deployment.runs()::of).newestRun(object.get().version());
  }

  private Waiting waiting(Deployment deployment) {
    return new Waiting(new Pipeline(deployment), ProgressLine.onTerminal(), clock, ENDLESS);
  }
}
