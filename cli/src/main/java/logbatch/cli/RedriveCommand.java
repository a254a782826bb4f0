package logbatch.cli;

import java.io.PrintWriter;
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

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    boolean isDone = true;
    try (var deployment = deploymentOptions.connect()) {
      for (var route : deployment.deadLetterRoutes()) {
        isDone &=
            file == null
                ? moveAll(route, out)
                : move(route, isOf(file, new KnownRuns(deployment.runs()::of)), out);
        out.flush();
      }
    }
    return isDone ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Predicate<DeadLetter> isOf(String file, KnownRuns runs) {
    return letter -> runs.files(letter).contains(file);
  }

  private static boolean moveAll(DeadLetterRoute route, PrintWriter out)
      throws InterruptedException {
    switch (route.moveTask().begin()) {
      case STARTED -> {}
      case WAS_RUNNING ->
          out.println(
              "%s: messages are being moved already, by a task that was started before"
                  .formatted(route.deadLetters().name()));
      case UNSUPPORTED -> {
        return move(route, _ -> true, out);
      }
    }
    return awaitEnd(route, out);
  }

  private static boolean awaitEnd(DeadLetterRoute route, PrintWriter out)
      throws InterruptedException {
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
    if (progress.status() == Status.FAILED) {
      out.println(
          "%s: SQS gave up after %d messages: %s"
              .formatted(name, progress.moved(), progress.failure()));
      return false;
    }
    out.println("%s: %s".formatted(name, messages(progress.moved(), "sent back")));
    return true;
  }

  private static boolean move(
      DeadLetterRoute route, Predicate<DeadLetter> isMeant, PrintWriter out) {
    var name = route.deadLetters().name();
    try (var browsing = new Browsing(route.deadLetters());
        var _ = Shutdown.closing(browsing)) {
      var moved = new Redrive(route).move(browsing, isMeant);
      out.println(
          "%s: %s%s"
              .formatted(
                  name,
                  messages(moved.moved(), "sent back"),
                  moved.left() > 0 ? ", " + moved.left() + " of other files left" : ""));
      if (moved.failed() > 0) {
        out.println(
            "%s: %s; try again".formatted(name, messages(moved.failed(), "could not be moved")));
      }
      return moved.failed() == 0;
    }
  }

  private static String messages(long count, String what) {
    return "%d %s %s".formatted(count, count == 1 ? "message" : "messages", what);
  }
}
