package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import logbatch.cli.MoveTask.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `logbatch redrive`: sends what is in the dead-letter queues back.
@Command(
    name = "redrive",
    description = {
      "Send what is in the dead-letter queues back to the queues that it came from.",
      "",
      "Put right what was wrong before: a line that is rejected again is back after as many attempts."
          + " Once lines are stored, the report of their file is amended."
    },
    footer = {"", "Exit code 0 if all was sent back, also if there was nothing, else 1."})
final class RedriveCommand implements Callable<Integer> {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "KEY",
      description = "only what belongs to this file, named by its object key")
  private String file;

  @Option(names = "--json", description = "one JSON object per dead-letter queue")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    boolean isDone = true;
    try (var deployment = deploymentOptions.connect()) {
      for (var route : deployment.deadLetterRoutes()) {
        var redriven =
            file == null
                ? moveAll(route)
                : move(route, isOf(file, new KnownRuns(deployment.runs()::of)));
        out.println(isJson ? JsonLine.of(redriven.json()) : redriven.toString());
        out.flush();
        isDone &= redriven.isDone();
      }
    }
    return isDone ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Predicate<DeadLetter> isOf(String file, KnownRuns runs) {
    return letter -> runs.files(letter).contains(file);
  }

  private Redriven moveAll(DeadLetterRoute route) throws InterruptedException {
    return switch (route.moveTask().begin()) {
      case STARTED -> awaitEnd(route);
      case WAS_RUNNING -> {
        spec.commandLine()
            .getErr()
            .println(
                "%s: messages are being moved already, by a task that was started before"
                    .formatted(route.deadLetters().name()));
        yield awaitEnd(route);
      }
      case UNSUPPORTED -> move(route, _ -> true);
    };
  }

  private static Redriven awaitEnd(DeadLetterRoute route) throws InterruptedException {
    var name = route.deadLetters().name();
    var line = ProgressLine.onTerminal();
    var clock = Clock.systemUTC();
    var progress = route.moveTask().progress();
    while (progress.status() == Status.RUNNING) {
      line.show("%s: %d sent back so far".formatted(name, progress.moved()), clock.instant());
      Thread.sleep(INTERVAL);
      progress = route.moveTask().progress();
    }
    line.clear();
    return progress.status() == Status.FAILED
        ? Redriven.stopped(name, progress.moved(), progress.failure())
        : Redriven.all(name, progress.moved());
  }

  private static Redriven move(DeadLetterRoute route, Predicate<DeadLetter> isMeant) {
    try (var browsing = new Browsing(route.deadLetters(), Clock.systemUTC());
        var _ = Shutdown.closing(browsing)) {
      var moved = new Redrive(route).move(browsing, isMeant);
      return Redriven.of(route.deadLetters().name(), moved, browsing.hidden());
    }
  }
}
