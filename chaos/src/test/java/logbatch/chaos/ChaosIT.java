package logbatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;

/// Files through the pipeline while everything around them fails. Each seed draws its files and its
/// faults; `-Dchaos.seed=N` draws those of one again.
class ChaosIT {

  /// Runs after which the services begin anew, so that the tables stay small.
  private static final int RUNS_PER_CLOUD = 25;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Path folder =
      Path.of(System.getProperty("chaos.home"), "chaos", "target", "runs");

  private final Totals totals = new Totals();
  private final List<String> findings = new ArrayList<>();

  @Test
  void noLineIsLostOrDoubledWhateverFails() throws Exception {
    var only = Optional.ofNullable(Long.getLong("chaos.seed"));
    long first = only.orElseGet(() -> Long.getLong("chaos.firstSeed"));
    long end = first + (only.isPresent() ? 1 : Long.getLong("chaos.seeds"));
    for (long from = first; from < end && findings.isEmpty(); from += RUNS_PER_CLOUD) {
      runAll(from, Math.min(end, from + RUNS_PER_CLOUD));
    }
    System.out.printf(
        "%d runs; %s%nlines %d, lost %d, doubled %d, wrong reports and items %d%n",
        totals.of("runs"),
        totals,
        totals.of("lines"),
        totals.of("lost"),
        totals.of("doubled"),
        totals.of("wrong"));
    assertThat(findings).isEmpty();
    assertThat(Floors.of((int) (end - first)).missedBy(totals)).isEmpty();
  }

  private void runAll(long from, long to) throws IOException, InterruptedException {
    var processes = new ChaosProcesses();
    var faults = new RandomFaults(processes, totals);
    var deliveries = new UnfaithfulDeliveries(totals);
    var parameters = Map.of("MaxReceiveCount", "100");
    try (var cloud =
        ChaosCloud.start(folder.resolve("from-" + from), parameters, faults, deliveries)) {
      processes.watch(cloud::processes);
      var all = new LinkedHashMap<Upload, RunId>();
      for (long seed = from; seed < to && findings.isEmpty(); seed++) {
        all.putAll(run(seed, cloud, faults, deliveries));
      }
      // Nothing of what came late may have changed anything.
      note("after all from seed " + from, inspect(cloud, all));
      cloud.items().keySet().stream()
          .filter(run -> !all.containsValue(run))
          .forEach(run -> findings.add("there are items of an unknown run " + run));
      cloud
          .cloud()
          .runtime()
          .figures()
          .values()
          .forEach(figures -> totals.add("time-outs", (int) figures.timeouts()));
    }
  }

  private void note(String when, List<String> found) {
    found.forEach(finding -> findings.add("%s: %s".formatted(when, finding)));
  }

  private Map<Upload, RunId> run(
      long seed, ChaosCloud cloud, RandomFaults faults, UnfaithfulDeliveries deliveries)
      throws InterruptedException {
    long began = System.nanoTime();
    int killsBefore = totals.of("kills");
    var runs = new LinkedHashMap<Upload, RunId>();
    faults.begin(seed);
    deliveries.begin(seed, 12);
    for (var upload : Upload.drawn(seed, new Random(seed))) {
      runs.put(upload, cloud.put(upload));
      totals.add("lines", upload.expected().lines().size());
    }
    try {
      ChaosCloud.await(PATIENCE, () -> isReported(cloud, runs), () -> "reports of seed " + seed);
    } catch (AssertionError e) {
      findings.add(e.getMessage() + state(cloud, runs));
    }
    double reported = (System.nanoTime() - began) / 1e9;
    faults.end();
    deliveries.end();
    awaitRest(cloud);
    var found = inspect(cloud, runs);
    System.out.printf(
        "seed %d: %d files, %d kills, reported after %.1f s, %.1f s in all, %s%n",
        seed,
        runs.size(),
        totals.of("kills") - killsBefore,
        reported,
        (System.nanoTime() - began) / 1e9,
        found.isEmpty() ? "exact" : found);
    note("seed " + seed, found);
    totals.add("runs");
    // Rejected lines have most of their attempts still before them, and would be in the next run's
    // way.
    cloud.purge("LogProcessingQueueUrl");
    return runs;
  }

  private static boolean isReported(ChaosCloud cloud, Map<Upload, RunId> runs) {
    return runs.entrySet().stream()
        .allMatch(entry ->
            cloud
                .report(entry.getKey().key())
                .filter(report -> report.get("run_id").equals(entry.getValue().toString()))
                .map(report -> report.get("status").toString().startsWith("Completo"))
                .orElse(false));
  }

  /// Orders of ranges that were delivered twice, or whose answers were lost.
  private static void awaitRest(ChaosCloud cloud) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < end && cloud.messages("LogSplitQueueUrl") > 0) {
      Thread.sleep(200);
    }
  }

  private List<String> inspect(ChaosCloud cloud, Map<Upload, RunId> runs) {
    var found = new ArrayList<String>();
    runs.forEach((upload, run) -> {
      var inspection = Inspection.of(cloud, upload, run);
      totals.add("lost", inspection.lost().size());
      totals.add("doubled", inspection.doubled().size());
      totals.add("wrong", inspection.wrong().size());
      found.addAll(inspection.lost());
      found.addAll(inspection.doubled());
      found.addAll(inspection.wrong());
    });
    return found;
  }

  private static String state(ChaosCloud cloud, Map<Upload, RunId> runs) {
    var text = new StringBuilder("; queues " + cloud.depths());
    runs.forEach((upload, run) -> {
      var parts = cloud.parts(run);
      text.append(
          "%n  %s: report %s, header %s, ranges %s, stored %d + %d"
              .formatted(
                  upload.key(),
                  parts.report(),
                  parts.header().map(header -> header.ranges()),
                  parts.ranges(),
                  parts.stored().processed(),
                  parts.stored().rejected()));
    });
    return text.toString();
  }
}
