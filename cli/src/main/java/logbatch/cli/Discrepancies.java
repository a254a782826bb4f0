package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import logbatch.cli.Verification.CheckedRange;
import logbatch.cli.Verification.Result;
import logbatch.model.RangePart;
import logbatch.model.RunParts;
import logbatch.model.Summary;
import logbatch.model.Tally;

/// What does not fit together in a run.
///
/// @param ranges that are not done, or do not count what the file has
/// @param lines that are not stored as they are in the file
/// @param counts that differ from what is stored
/// @param report that differs from it, or is not there
record Discrepancies(
    List<String> ranges, List<String> lines, List<String> counts, List<String> report) {

  static Discrepancies of(RunParts parts, Result result, Optional<Report> report) {
    return new Discrepancies(
        result.ranges().stream().flatMap(range -> ofRange(range).stream()).toList(),
        ofLines(result),
        ofCounts(parts.stored(), result.stored()),
        ofReport(parts, result, report));
  }

  boolean isEmpty() {
    return all().isEmpty();
  }

  /// All of them, each a sentence.
  List<String> all() {
    var all = new ArrayList<>(ranges);
    all.addAll(lines);
    all.addAll(counts);
    all.addAll(report);
    return all;
  }

  private static Optional<String> ofRange(CheckedRange range) {
    return range
        .part()
        .map(part -> ofRange(range, part))
        .orElse(Optional.of("range %d was never begun".formatted(range.index())));
  }

  private static Optional<String> ofRange(CheckedRange range, RangePart part) {
    var checkpoint = part.checkpoint();
    if (!checkpoint.counts().equals(range.counts())) {
      return Optional.of(
          "range %d: the splitter counted %s, the file has %s up to there"
              .formatted(range.index(), checkpoint.counts(), range.counts()));
    }
    return switch (part.state()) {
      case DONE -> Optional.empty();
      case RUNNING ->
          Optional.of(
              "range %d is not done: it was read up to byte %d"
                  .formatted(range.index(), checkpoint.nextOffset()));
      case FAILED ->
          part.failure()
              .map(failure ->
                  "range %d failed: %s: %s"
                      .formatted(range.index(), failure.reason().wireName(), failure.detail()));
    };
  }

  private static List<String> ofLines(Result result) {
    var lines = new ArrayList<String>();
    if (result.missing() > 0) {
      lines.add("lines not stored: %,d".formatted(result.missing()));
    }
    if (result.different() > 0) {
      lines.add(
          "lines with something else stored in their place: %,d".formatted(result.different()));
    }
    return lines;
  }

  private static List<String> ofCounts(Summary counted, Summary stored) {
    var counts = new ArrayList<String>();
    compare("processed lines", counted.processed(), stored.processed(), counts);
    compare("rejected lines", counted.rejected(), stored.rejected(), counts);
    compare("by status", counted.statuses(), stored.statuses(), counts);
    compare("by level", counted.levels(), stored.levels(), counts);
    // Each shard counts the formats by name that come first in it.
    if (!counted.formats().agreesWith(stored.formats())) {
      compare("by format", counted.formats(), stored.formats(), counts);
    }
    compare("by reason", counted.reasons(), stored.reasons(), counts);
    return counts;
  }

  private static void compare(String what, long counted, long stored, List<String> found) {
    if (counted != stored) {
      found.add("%s: counted are %,d, stored are %,d".formatted(what, counted, stored));
    }
  }

  private static void compare(String what, Tally counted, Tally stored, List<String> found) {
    if (!counted.equals(stored)) {
      found.add(
          "%s: counted are %s, stored are %s".formatted(what, counted.counts(), stored.counts()));
    }
  }

  private static List<String> ofReport(RunParts parts, Result result, Optional<Report> report) {
    if (report.isEmpty()) {
      return List.of("there is no report");
    }
    var run = report.get().run();
    if (!parts.run().equals(run)) {
      return List.of("the report is about another run: " + run);
    }
    var found = new ArrayList<String>();
    compare(report.get(), "total_linhas", result.counts().sent(), found);
    compare(report.get(), "total_itens_processados", result.stored().processed(), found);
    compare(report.get(), "total_itens_rejeitados", result.stored().rejected(), found);
    return found;
  }

  private static void compare(Report report, String field, long expected, List<String> found) {
    if (report.number(field) != expected) {
      found.add(
          "the report says %s: %,d, and it is %,d"
              .formatted(field, report.number(field), expected));
    }
  }
}
