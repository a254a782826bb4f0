package logbatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What there is to say about files that have been processed.
final class Outcome {

  private static final int NAMES_MAX = 8;

  private final PrintWriter out;

  Outcome(PrintWriter out) {
    this.out = out;
  }

  /// @param seconds from the first upload to the last report
  void print(List<Batch> batches, List<SavedReport> reports, double seconds) {
    out.println();
    reports.forEach(this::print);
    int missing = batches.size() - reports.size();
    if (missing > 0) {
      out.printf("%d of %d files have no report.%n", missing, batches.size());
    }
    long lines = reports.stream().mapToLong(saved -> saved.report().number("total_linhas")).sum();
    out.printf(
        Locale.ROOT,
        "%,d lines in %.1f s, %,d lines a second from upload to report%n",
        lines,
        seconds,
        Math.round(lines / Math.max(seconds, 0.001)));
    out.flush();
  }

  private void print(SavedReport saved) {
    print(saved.report());
    out.printf("  report      %s%n%n", Visible.of(saved.path().toString()));
  }

  /// Prints what a report says.
  void print(Report report) {
    out.printf("%s: %s%n", Visible.of(report.batchId()), report.status().label());
    report.reason().ifPresent(reason -> out.printf("  reason      %s%n", Visible.of(reason)));
    print("lines", report.number("total_linhas"));
    print("processed", report.number("total_itens_processados"));
    print("rejected", report.number("total_itens_rejeitados"));
    print("blank", report.number("linhas_em_branco"));
    print("header", report.number("linhas_de_cabecalho"));
    printCounts("by status", report.counts("por_status"));
    printCounts("by format", report.counts("por_formato"));
    printCounts("rejections", report.counts("rejeicoes_por_motivo"));
  }

  private void print(String name, long value) {
    if (value != 0 || name.equals("lines") || name.equals("processed")) {
      out.printf(Locale.ROOT, "  %-11s %,d%n", name, value);
    }
  }

  private void printCounts(String name, Map<?, ?> counts) {
    if (!counts.isEmpty()) {
      var largest =
          counts.entrySet().stream()
              .sorted((a, b) -> Long.compare(count(b), count(a)))
              .limit(NAMES_MAX)
              .map(entry ->
                  String.format(
                      Locale.ROOT, "%s: %,d", Visible.of(entry.getKey().toString()), count(entry)))
              .collect(Collectors.joining("   "));
      int others = counts.size() - NAMES_MAX;
      out.printf("  %-11s %s%s%n", name, largest, others > 0 ? "   and " + others + " more" : "");
    }
  }

  private static long count(Map.Entry<?, ?> entry) {
    return ((Number) entry.getValue()).longValue();
  }
}
