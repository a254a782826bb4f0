package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// All parts of a run, as of one consistent reading.
///
/// @param run the run
/// @param header what the file is; empty only if the run does not exist
/// @param ranges those that have been begun, in any order
/// @param counts one per stream shard that has shown a line of the run
/// @param report what the last look found; empty before the first one
public record RunParts(
    RunId run,
    Optional<Header> header,
    List<RangePart> ranges,
    List<CountPart> counts,
    Optional<ReportPart> report) {

  public RunParts {
    requireNonNull(run, "run");
    requireNonNull(header, "header");
    ranges = List.copyOf(ranges);
    counts = List.copyOf(counts);
    requireNonNull(report, "report");
  }

  /// What has been counted, over all shards.
  public Summary stored() {
    return counts.stream().map(CountPart::summary).reduce(Summary.NONE, Summary::plus);
  }
}
