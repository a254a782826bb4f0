package logbatch.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import logbatch.model.LineCounts;

/// How much of all files was found, per format.
final class ParseSummary implements ParseOutput {

  private final PrintWriter out;
  private final boolean isJson;
  private final Map<String, Found> formats = new TreeMap<>();
  private LineCounts counts = LineCounts.NONE;

  /// @param isJson whether to write a JSON object per format instead of a table
  ParseSummary(PrintWriter out, boolean isJson) {
    this.out = out;
    this.isJson = isJson;
  }

  /// Lines by what was found in them.
  private static final class Found {
    private long lines;
    private long timestamps;
    private long statusCodes;
    private long levels;
    private long rejected;

    void add(ParsedLine line) {
      var reading = line.reading();
      lines++;
      timestamps += reading.timestamp().isPresent() ? 1 : 0;
      statusCodes += reading.statusCode().isPresent() ? 1 : 0;
      levels += reading.level().isPresent() ? 1 : 0;
      rejected += line.error().isPresent() ? 1 : 0;
    }
  }

  @Override
  public void begin(String name) {}

  @Override
  public void take(ParsedLine line) {
    formats.computeIfAbsent(line.reading().format(), _ -> new Found()).add(line);
  }

  @Override
  public void end(LineCounts ofFile) {
    counts = counts.plus(ofFile);
  }

  @Override
  public void finish() {
    if (isJson) {
      mostFrequentFirst().forEach(format -> out.println(JsonLine.of(json(format))));
      return;
    }
    out.printf(
        "%-16s %12s %12s %12s %12s %12s%n",
        "format", "lines", "timestamp", "status", "level", "rejected");
    mostFrequentFirst().forEach(this::print);
    out.printf(
        Locale.ROOT,
        "%,d lines, and %,d blank, %,d header%n",
        counts.sent(),
        counts.blank(),
        counts.header());
  }

  private List<Map.Entry<String, Found>> mostFrequentFirst() {
    Comparator<Map.Entry<String, Found>> byLines =
        Comparator.comparingLong(format -> format.getValue().lines);
    return formats.entrySet().stream().sorted(byLines.reversed()).toList();
  }

  private void print(Map.Entry<String, Found> format) {
    var found = format.getValue();
    out.printf(
        Locale.ROOT,
        "%-16s %,12d %,12d %,12d %,12d %,12d%n",
        format.getKey(),
        found.lines,
        found.timestamps,
        found.statusCodes,
        found.levels,
        found.rejected);
  }

  private static Map<String, Object> json(Map.Entry<String, Found> format) {
    var found = format.getValue();
    var json = new LinkedHashMap<String, Object>();
    json.put("format", format.getKey());
    json.put("lines", found.lines);
    json.put("timestamp", found.timestamps);
    json.put("status", found.statusCodes);
    json.put("level", found.levels);
    json.put("rejected", found.rejected);
    return json;
  }
}
