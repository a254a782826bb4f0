package logbatch.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `logbatch rejected`: lists what is in the dead-letter queues.
@Command(
    name = "rejected",
    description = {
      "List what could not be processed, from the dead-letter queues: file, line, offset, reason.",
      "",
      "Nothing is removed. While the list is being made, its messages are hidden from others."
    })
final class RejectedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "one JSON object per message, with the whole line, for other programs")
  private boolean isJson;

  @Option(
      names = "--limit",
      converter = Numbers.Count.class,
      paramLabel = "N",
      description = "stop after so many messages (default: all)")
  private long limit = Long.MAX_VALUE;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var explainer = new Explainer(new KnownRuns(deployment.runs()::of), deployment.items());
      var listing = new Listing(explainer, out);
      deployment.deadLetterRoutes().forEach(listing::list);
      if (!isJson) {
        out.println(listing.conclusion());
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private final class Listing {

    private final Explainer explainer;
    private final PrintWriter out;
    private long listed;
    private boolean isComplete = true;

    Listing(Explainer explainer, PrintWriter out) {
      this.explainer = explainer;
      this.out = out;
    }

    void list(DeadLetterRoute route) {
      try (var browsing = new Browsing(route.deadLetters(), Clock.systemUTC());
          var _ = Shutdown.closing(browsing)) {
        // Nobody reads any further if the output goes into a program that has ended.
        while (listed < limit && !out.checkError()) {
          var page = browsing.next();
          if (page.isEmpty()) {
            tellHidden(route, browsing.hidden());
            return;
          }
          var shown = page.subList(0, (int) Math.min(page.size(), limit - listed));
          explainer.explain(route, shown).forEach(this::print);
          listed += shown.size();
        }
      }
      isComplete = false;
    }

    private void tellHidden(DeadLetterRoute route, long hidden) {
      if (hidden > 0) {
        isComplete = false;
        spec.commandLine()
            .getErr()
            .println("%s: %s".formatted(route.deadLetters().name(), Browsing.describe(hidden)));
      }
    }

    private void print(RejectedMessage rejected) {
      if (isJson) {
        out.println(JsonLine.of(RejectedJson.of(rejected)));
      } else {
        RejectedText.print(rejected, out);
      }
    }

    String conclusion() {
      if (listed == 0 && isComplete) {
        return "The dead-letter queues are empty.";
      }
      return "%d %s%s. When what is wrong has been put right: %s"
          .formatted(
              listed,
              listed == 1 ? "message" : "messages",
              isComplete ? "" : ", maybe more",
              deploymentOptions.sameFor("redrive"));
    }
  }
}
