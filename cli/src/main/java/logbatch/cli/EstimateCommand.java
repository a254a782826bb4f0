package logbatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `logbatch estimate`: says beforehand what files will take.
@Command(
    name = "estimate",
    description = {
      "Estimate lines, time and dollars for files on this machine, before anything is uploaded.",
      "",
      "Looks at a sample of each file. Nothing is asked of AWS: the prices are those of us-east-1 that"
          + " docs/cost.md lists, without free tiers, and the speeds are assumptions that it names."
    },
    footer = {"", "Exit code 0 if all files were read, else 1."})
final class EstimateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogFilesParameter logFiles;

  @Option(
      names = "--workers",
      converter = Numbers.Workers.class,
      paramLabel = "N",
      defaultValue = TemplateDefaults.WORKER_CONCURRENCY + "",
      description = "the deployment's WorkerConcurrency (default: ${DEFAULT-VALUE})")
  private int workers;

  @Option(names = "--json", description = "one JSON object per file")
  private boolean isJson;

  @Override
  public Integer call() {
    if (workers < 1) {
      throw new ParameterException(spec.commandLine(), "--workers must be at least 1");
    }
    var out = spec.commandLine().getOut();
    int failures = 0;
    for (var file : logFiles.files()) {
      try {
        estimate(file, out);
      } catch (IOException e) {
        failures++;
        out.flush();
        spec.commandLine().getErr().println(Visible.of(file.path() + ": " + e.getMessage()));
      }
    }
    if (!isJson) {
      out.println(
          "Prices of %s, looked up on %s, without free tiers; what is assumed: docs/cost.md"
              .formatted(Price.REGION, Price.LOOKED_UP));
    }
    out.flush();
    return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void estimate(LogFile file, PrintWriter out) throws IOException {
    var sample = FileSample.of(file);
    var estimate = Estimate.of(sample, file.sizeBytes(), workers);
    if (isJson) {
      out.println(JsonLine.of(json(file, sample, estimate)));
    } else {
      print(file, sample, estimate, out);
    }
  }

  private void print(LogFile file, FileSample sample, Estimate estimate, PrintWriter out) {
    out.println(Visible.of(file.path().toString()));
    out.printf(
        Locale.ROOT,
        "  lines       %s%,d, of %,d bytes on average%n",
        sample.isWhole() ? "" : "about ",
        Math.round(estimate.lines()),
        Math.round(sample.sampled().bytes() / (double) Math.max(1, sample.sampled().lines())));
    out.printf(
        "  time        about %s with WorkerConcurrency %d%n", text(estimate.duration()), workers);
    out.printf(Locale.ROOT, "  cost        about $%.4f%n", Estimate.dollars(estimate.once()));
    estimate.once().forEach(position -> print(position, out));
    out.printf(
        Locale.ROOT,
        "  each month  about $%.4f while all of it is kept%n",
        Estimate.dollars(estimate.monthly()));
    estimate.monthly().forEach(position -> print(position, out));
    out.println();
  }

  private static void print(Estimate.Position position, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "    $%-9.5f %s: %s%n",
        position.dollars(),
        position.price().what(),
        String.format(Locale.ROOT, position.amount() < 10 ? "%.6f" : "%,.0f", position.amount()));
  }

  private static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : duration.toSeconds() + " s";
  }

  private static Map<String, Object> json(LogFile file, FileSample sample, Estimate estimate) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", file.path().toString());
    json.put("size_bytes", file.sizeBytes());
    json.put("lines", Math.round(estimate.lines()));
    json.put("counted", sample.isWhole());
    json.put("seconds", estimate.duration().toSeconds());
    json.put("dollars", Estimate.dollars(estimate.once()));
    json.put("dollars_each_month", Estimate.dollars(estimate.monthly()));
    json.put("once", positions(estimate.once()));
    json.put("monthly", positions(estimate.monthly()));
    json.put("region", Price.REGION);
    json.put("prices_of", Price.LOOKED_UP.toString());
    return json;
  }

  private static List<Map<String, Object>> positions(List<Estimate.Position> positions) {
    return positions.stream()
        .map(position ->
            Map.<String, Object>of(
                "what", position.price().what(),
                "amount", position.amount(),
                "dollars", position.dollars()))
        .toList();
  }
}
