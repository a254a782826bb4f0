package logbatch.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
      paramLabel = "N",
      description = "stop after so many messages (default: all)")
  private long limit = Long.MAX_VALUE;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var explainer = new Explainer(new KnownRuns(deployment.runs()::of), deployment.items());
      long listed = 0;
      for (var route : deployment.deadLetterRoutes()) {
        listed += list(route, explainer, limit - listed, out);
      }
      if (!isJson) {
        out.println(conclusion(listed));
      }
    }
    out.flush();
    return 0;
  }

  private long list(DeadLetterRoute route, Explainer explainer, long most, PrintWriter out) {
    long listed = 0;
    try (var browsing = new Browsing(route.deadLetters());
        var _ = Shutdown.closing(browsing)) {
      // Nobody reads any further if the output goes into a program that has ended.
      while (listed < most && !out.checkError()) {
        var page = browsing.next();
        if (page.isEmpty()) {
          break;
        }
        var shown = page.subList(0, (int) Math.min(page.size(), most - listed));
        explainer.explain(route, shown).forEach(rejected -> print(rejected, out));
        listed += shown.size();
      }
    }
    return listed;
  }

  private void print(RejectedMessage rejected, PrintWriter out) {
    if (isJson) {
      out.println(JsonLine.of(RejectedJson.of(rejected)));
    } else {
      RejectedText.print(rejected, out);
    }
  }

  private String conclusion(long listed) {
    if (listed == 0) {
      return "The dead-letter queues are empty.";
    }
    return "%d %s%s. When what is wrong has been put right: %s"
        .formatted(
            listed,
            listed == 1 ? "message" : "messages",
            listed == limit ? ", maybe more" : "",
            deploymentOptions.sameFor("redrive", ""));
  }
}
