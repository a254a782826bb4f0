package logbatch.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import logbatch.aws.ItemAttributes;
import logbatch.model.ContentKind;
import logbatch.model.PlanTask;
import logbatch.model.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch reprocess`: takes a file through the pipeline once more.
@Command(
    name = "reprocess",
    description = {
      "Process a file in the input bucket once more, or for the first time if its event was lost.",
      "",
      "Its lines are stored once more, under the id of a new run, whose report takes the place of the"
          + " old one. The items of earlier runs stay."
    },
    footer = {
      "",
      "Exit code 0 if it was ordered or, with --wait, if it ended as Completo or Completo com falhas."
    })
final class ReprocessCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file's object key in the input bucket")
  private String key;

  @Mixin private WaitOptions waitOptions;

  @Option(
      names = "--json",
      description = "one JSON object that names the run and, with --wait, another one: the report")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() throws InterruptedException {
    if (ContentKind.ofKey(key).isEmpty()) {
      throw new UsageException(
          "%s is no log file by its name, so it is not processed.".formatted(Visible.of(key)));
    }
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var run = order(deployment, out);
      return waitOptions.isWaiting() ? await(run, deployment, out) : ExitCode.OK;
    }
  }

  private RunId order(Deployment deployment, PrintWriter out) {
    var object = deployment.inputObjects().require(key);
    var runs =
        deployment.contents().generations(object.version()).stream()
            .flatMap(parts -> parts.header().stream())
            .toList();
    var task = Reprocessing.order(object, runs, deployment.reports().sequencer(key));
    if (deployment.split().send(List.of(task.toBody())).isEmpty()) {
      throw new FailedCommandException("log-split-queue did not take the order; try again.");
    }
    var run = RunId.of(task.object(), task.generation());
    out.println(isJson ? JsonLine.of(json(task, run)) : describe(task, run));
    out.flush();
    return run;
  }

  private static String describe(PlanTask task, RunId run) {
    var key = Visible.of(task.object().key());
    return task.generation() == 0
        ? "%s was never planned; it is now, as run %s".formatted(key, run)
        : "%s is processed once more, as run %s, generation %d; the items of earlier runs stay"
            .formatted(key, run, task.generation());
  }

  private static Map<String, Object> json(PlanTask task, RunId run) {
    var json = new LinkedHashMap<String, Object>();
    json.put(ItemAttributes.BATCH_ID, task.object().key());
    json.put(ItemAttributes.RUN_ID, run.toString());
    json.put("generation", task.generation());
    return json;
  }

  private int await(RunId run, Deployment deployment, PrintWriter out) throws InterruptedException {
    var progress = ProgressLine.onTerminal();
    var states = waitOptions.on(new Pipeline(deployment), progress).untilEnded(List.of(run));
    var err = spec.commandLine().getErr();
    if (!states.get(run).hasEnded()) {
      err.println("Nothing moved for %d s.".formatted(waitOptions.patienceSeconds()));
      return ExitCode.SOFTWARE;
    }
    var report = deployment.reports().find(key);
    if (report.filter(there -> there.run().equals(run)).isEmpty()) {
      err.println("The report is that of a newer upload.");
      return ExitCode.SOFTWARE;
    }
    if (isJson) {
      out.println(JsonLine.of(report.get().fields()));
    } else {
      new Outcome(out).print(report.get());
    }
    out.flush();
    return report.get().isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
