package logbatch.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `logbatch doctor`: looks for what keeps files from coming through.
@Command(
    name = "doctor",
    description = {
      "Look for what keeps files from coming through: region, credentials, the stack's state, the"
          + " account's concurrent executions, who is told of alarms, the bucket's notification, the"
          + " functions' event sources, and the dead-letter queues. Nothing is changed.",
      "",
      "Each finding is ok, warn (files come through) or fail, with what to do about it."
    },
    footer = {"", "Exit code 0, or 1 if anything is fail."})
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "one JSON object per finding")
  private boolean isJson;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var examination = new Examination(finding -> print(finding, out));
    new DeploymentExamination(deploymentOptions, examination).run();
    return examination.hasFailed() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void print(Examination.Finding finding, PrintWriter out) {
    if (isJson) {
      out.println(JsonLine.of(finding.json()));
    } else {
      out.println(
          "%s %-14s %s"
              .formatted(colored(finding.verdict()), finding.subject(), finding.verdict().text()));
      finding
          .verdict()
          .whatToDo()
          .ifPresent(remedy -> out.println("%20s-> %s".formatted("", remedy)));
    }
    out.flush();
  }

  /// In color where the terminal has some and `NO_COLOR` is not set.
  private static String colored(Verdict verdict) {
    var color =
        switch (verdict) {
          case Verdict.Ok _ -> "green";
          case Verdict.Warn _ -> "yellow";
          case Verdict.Fail _ -> "red,bold";
        };
    return Ansi.AUTO.string("@|%s %-4s|@".formatted(color, verdict.word()));
  }
}
