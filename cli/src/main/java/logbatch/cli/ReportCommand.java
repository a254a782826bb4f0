package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import logbatch.model.ReportName;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch report`: shows the report of a file.
@Command(
    name = "report",
    description = {
      "Print what the report of a file says.",
      "",
      "The report is relatorio_FILE.json in the output bucket, and relatorio_FILE.html beside it."
    },
    footer = {
      "",
      "Exit code 0 if the file ended as Completo or Completo com falhas; 1 if not, or not yet, or if the"
          + " report is about something else than what is in the input bucket now."
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file's object key in the input bucket")
  private String key;

  @Option(names = "--json", description = "print the report itself")
  private boolean isJson;

  @Option(
      names = "--open",
      description = "fetch the HTML report and show it in a browser, or say where it is")
  private boolean isOpening;

  @Mixin private DeploymentOptions deploymentOptions;

  private final Browser browser = Browser.ofSystem(System.getProperty("os.name"));

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var json = deployment.reports().fetch(ReportName.json(key));
      if (json.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "%s has no report yet. How far it is: %s"
                    .formatted(Visible.of(key), deploymentOptions.sameFor("status", key)));
        return ExitCode.SOFTWARE;
      }
      var report = Report.parse(json.get());
      if (isJson) {
        out.print(JsonLine.harmless(new String(json.get(), UTF_8)));
      } else {
        new Outcome(out).print(report);
      }
      out.flush();
      if (isOpening) {
        open(deployment.reports().fetch(ReportName.html(key)), spec.commandLine().getErr());
      }
      boolean isCurrent = isCurrent(report, deployment);
      if (!isCurrent) {
        spec.commandLine()
            .getErr()
            .println(
                "This report is not about what is in the input bucket now, which has none yet. How far that is: %s"
                    .formatted(deploymentOptions.sameFor("status", key)));
      }
      return isCurrent && report.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /// Whether the report is about the newest run of what is in the bucket, if it is still there.
  private boolean isCurrent(Report report, Deployment deployment) {
    return deployment
        .inputObjects()
        .find(key)
        .map(object ->
            deployment
                .contents()
                .newestRun(object.version())
                .filter(newest -> newest.run().equals(report.run()))
                .isPresent())
        .orElse(true);
  }

  private void open(Optional<byte[]> html, PrintWriter err) throws IOException {
    if (html.isEmpty()) {
      err.println("The HTML report is not there yet; it is written right after the other.");
      return;
    }
    Path page = Files.write(Files.createTempFile("relatorio_", ".html"), html.get());
    err.println(
        browser.open(page)
            ? "The HTML report is shown from " + page
            : "No browser could be started. The HTML report is in " + page);
    err.flush();
  }
}
