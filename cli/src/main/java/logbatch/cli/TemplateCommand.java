package logbatch.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.Checkout;
import logbatch.local.template.PseudoParameters;
import logbatch.local.template.TemplateJson;
import logbatch.local.template.TemplateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.jr.ob.JSON;

/// `logbatch template`: shows what is understood of the template.
@Command(
    name = "template",
    description = {
      "Print what the local cloud understands of template.yaml, as JSON.",
      "",
      "Resources and settings are called as in CloudFormation, and have the ids that AWS would give them."
    })
final class TemplateCommand implements Callable<Integer> {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a parameter of template.yaml; OwnerName is local unless set")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var values = new LinkedHashMap<>(parameters);
    values.putIfAbsent("OwnerName", "local");
    var pseudoParameters =
        new PseudoParameters(AwsAccount.LOCAL.region(), AwsAccount.LOCAL.id(), "logbatch");
    var template =
        TemplateReader.read(
            Checkout.fromSystemProperty().home().resolve("template.yaml"),
            values,
            pseudoParameters);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        JSON.std
            .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
            .asString(TemplateJson.of(template, pseudoParameters)));
    out.flush();
    return ExitCode.OK;
  }
}
