package logbatch.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Compares what is stored and reported of a file with what has to be.
///
/// @param lost lines without an item
/// @param doubled items without a line, and lines with several
/// @param wrong whatever else is not as it has to be
record Inspection(List<String> lost, List<String> doubled, List<String> wrong) {

  static Inspection of(ChaosCloud cloud, Upload upload, RunId run) {
    return of(cloud, upload, run, cloud.items().getOrDefault(run, List.of()));
  }

  /// @param items of the run
  static Inspection of(
      ChaosCloud cloud, Upload upload, RunId run, List<Map<String, AttributeValue>> items) {
    var inspection = new Inspection(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    inspection.compareItems(upload, items);
    inspection.compareReport(upload, run, cloud.report(upload.key()).orElse(Map.of()));
    return inspection;
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
  }

  private void compareItems(Upload upload, List<Map<String, AttributeValue>> items) {
    var stored = new TreeMap<Long, String>();
    int rejected = 0;
    for (var item : items) {
      long offset = Long.parseLong(item.get("byte_offset").n());
      var log = item.get("original_log");
      var bytes =
          log.b() != null
              ? log.b().asByteArray()
              : log.s().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (stored.put(offset, Expectation.printed(bytes)) != null) {
        doubled.add("%s: two items at byte %d".formatted(upload.key(), offset));
      }
      rejected += item.containsKey("error") ? 1 : 0;
      if (!upload.key().equals(item.get("batch_id").s())) {
        wrong.add("%s: batch_id is %s".formatted(upload.key(), item.get("batch_id").s()));
      }
    }
    upload
        .expected()
        .lines()
        .forEach((offset, line) -> {
          var there = stored.remove(offset);
          if (there == null) {
            lost.add("%s: the line at byte %d".formatted(upload.key(), offset));
          } else if (!there.equals(line)) {
            wrong.add(
                "%s: at byte %d is stored <%s>, not <%s>"
                    .formatted(upload.key(), offset, there, line));
          }
        });
    stored.forEach((offset, line) ->
        doubled.add("%s: no line is at byte %d: %s".formatted(upload.key(), offset, line)));
    if (rejected != upload.expected().rejected()) {
      wrong.add(
          "%s: %d lines are rejected, not %d"
              .formatted(upload.key(), rejected, upload.expected().rejected()));
    }
  }

  private void compareReport(Upload upload, RunId run, Map<String, Object> report) {
    var expected = upload.expected();
    int lines = expected.lines().size();
    var said = new TreeMap<String, String>();
    report.forEach((name, value) -> said.put(name, String.valueOf(value)));
    compare(upload, said, "run_id", run);
    compare(upload, said, "status", expected.rejected() > 0 ? "Completo com falhas" : "Completo");
    compare(upload, said, "total_linhas", lines);
    compare(upload, said, "total_itens_processados", lines - expected.rejected());
    compare(upload, said, "total_itens_rejeitados", expected.rejected());
    compare(upload, said, "linhas_em_branco", expected.blank());
    compare(upload, said, "linhas_de_cabecalho", expected.header());
    compare(upload, said, "pendentes", 0);
    compare(
        upload,
        Map.of("por_status", Long.toString(sum(report.get("por_status")))),
        "por_status",
        lines - expected.rejected());
    compare(
        upload,
        Map.of("por_formato", Long.toString(sum(report.get("por_formato")))),
        "por_formato",
        lines - expected.rejected());
  }

  private static long sum(Object tally) {
    return tally instanceof Map<?, ?> counts
        ? counts.values().stream().mapToLong(count -> ((Number) count).longValue()).sum()
        : -1;
  }

  private void compare(Upload upload, Map<String, String> said, String name, Object expected) {
    if (!expected.toString().equals(said.get(name))) {
      wrong.add(
          "%s: the report's %s is %s, not %s"
              .formatted(upload.key(), name, said.get(name), expected));
    }
  }
}
