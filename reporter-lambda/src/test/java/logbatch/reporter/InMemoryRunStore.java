package logbatch.reporter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Runs in memory.
final class InMemoryRunStore implements RunStore {

  private final Map<RunId, RunParts> runs = new HashMap<>();
  private int reportWrites;

  /// Sets all parts of a run but its report, which stays as it is.
  synchronized void put(RunParts parts) {
    runs.put(
        parts.run(),
        new RunParts(
            parts.run(),
            parts.header(),
            parts.ranges(),
            parts.counts(),
            parts(parts.run()).report()));
  }

  @Override
  public synchronized RunParts parts(RunId run) {
    return runs.getOrDefault(
        run, new RunParts(run, Optional.empty(), List.of(), List.of(), Optional.empty()));
  }

  @Override
  public synchronized Optional<ReportPart> report(RunId run) {
    return parts(run).report();
  }

  @Override
  public synchronized boolean replaceReport(
      RunId run, Optional<ReportPart> before, ReportPart after) {
    var parts = parts(run);
    if (!parts.report().equals(before)) {
      return false;
    }
    reportWrites++;
    runs.put(
        run, new RunParts(run, parts.header(), parts.ranges(), parts.counts(), Optional.of(after)));
    return true;
  }

  @Override
  public synchronized List<RunId> openRuns() {
    return runs.values().stream()
        .filter(parts -> parts.report().map(ReportPart::isOpen).orElse(false))
        .map(RunParts::run)
        .toList();
  }

  int reportWrites() {
    return reportWrites;
  }
}
