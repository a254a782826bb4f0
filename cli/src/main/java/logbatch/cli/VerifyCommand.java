package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import logbatch.model.RunParts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `logbatch verify`: compares a file with everything that is stored of it.
@Command(
    name = "verify",
    description = {
      "Compare a file, byte by byte, with what is stored of it, and the sums with its report.",
      "",
      "Reads the file in the input bucket again and looks every line up in the table. With --repair,"
          + " lines that are missing are sent again, and ranges that are not done are started again;"
          + " where everything is stored and only the counts are wrong, they are counted anew, once"
          + " the lines have been stored for 25 hours."
    },
    footer = {
      "",
      "Exit code 0 if every line is there and all sums agree, else 1, also if a repair was begun:"
          + " verify again when it is through."
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file's object key in the input bucket")
  private String key;

  @Option(names = "--repair", description = "put right what can be put right")
  private boolean isRepairing;

  @Option(
      names = "--json",
      description =
          "one JSON object per line that is not as it should be, and a last one with the sums")
  private boolean isJson;

  @Option(
      names = "--max-line-bytes",
      converter = Numbers.LineBytes.class,
      paramLabel = "BYTES",
      description =
          "the deployment's MaxLineBytes: how much of a longer line is sent again (default: that of the"
              + " stack, else "
              + TemplateDefaults.MAX_LINE_BYTES
              + ")")
  private Integer maxLineBytes;

  @Mixin private DeploymentOptions deploymentOptions;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    try (var deployment = deploymentOptions.connect()) {
      var readAt = Clock.systemUTC().instant();
      var run = deployment.newestRun(key);
      if (run.isEmpty()) {
        deploymentOptions.tellNeverPlanned(key);
        return ExitCode.SOFTWARE;
      }
      boolean isRight = verify(deployment, run.get(), readAt, out);
      out.flush();
      return isRight ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private boolean verify(Deployment deployment, RunParts run, Instant readAt, PrintWriter out)
      throws IOException, InterruptedException {
    var output = isJson ? new VerificationJson(out) : new VerificationText(out);
    var resending = new Resending(deployment.lines(), output);
    var lines = new FileLines(deployment.objectSource(), maxLineBytes(deployment));
    var progress = ProgressLine.onTerminal();
    var result =
        new Verification(lines, deployment.items())
            .verify(run, isRepairing ? resending : output, shown(progress));
    progress.clear();
    resending.finish();

    var header = run.header().orElseThrow();
    var discrepancies = Discrepancies.of(run, result, deployment.reports().find(header.batchId()));
    output.conclude(header, result, discrepancies);
    if (result.missing() > 0) {
      output.say(whereTheyMayBe(deployment));
    }
    if (isRepairing && !discrepancies.isEmpty()) {
      new Repair(
              resending,
              deployment.split(),
              deployment.reportParts()::reopen,
              deployment.recount()::put)
          .begin(run, readAt, result, discrepancies)
          .forEach(output::say);
    }
    return discrepancies.isEmpty();
  }

  private int maxLineBytes(Deployment deployment) {
    return maxLineBytes != null
        ? maxLineBytes
        : Math.toIntExact(deployment.maxLineBytes().orElse(TemplateDefaults.MAX_LINE_BYTES));
  }

  private static String whereTheyMayBe(Deployment deployment) {
    return "lines that are missing may be on their way: there are %,d messages in log-processing-queue, %,d in log-processing-dlq"
        .formatted(deployment.lines().depth(), deployment.deadLines().depth());
  }

  private static LongConsumer shown(ProgressLine line) {
    var clock = Clock.systemUTC();
    return lines ->
        line.show(String.format(Locale.ROOT, "%,d lines verified", lines), clock.instant());
  }
}
