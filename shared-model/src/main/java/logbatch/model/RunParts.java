package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All parts of a run, as of one consistent reading.
///
/// @param run the run
/// @param header what the file is; empty only if the run does not exist
/// @param ranges those that have been begun, in any order
/// @param counts one per stream shard that has shown a line of the run
/// @param report what the last look found; empty before the first one
/// @param plannedAt when the header was written last
public record RunParts(
    RunId run,
    Optional<Header> header,
    List<RangePart> ranges,
    List<CountPart> counts,
    Optional<ReportPart> report,
    Instant plannedAt) {

  public RunParts {
    requireNonNull(run, "run");
    requireNonNull(header, "header");
    ranges = List.copyOf(ranges);
    counts = List.copyOf(counts);
    requireNonNull(report, "report");
    requireNonNull(plannedAt, "plannedAt");
  }

  /// Parts of a run that was planned when its object was uploaded.
  public RunParts(
      RunId run,
      Optional<Header> header,
      List<RangePart> ranges,
      List<CountPart> counts,
      Optional<ReportPart> report) {
    this(
        run,
        header,
        ranges,
        counts,
        report,
        header.map(known -> known.upload().time()).orElse(Instant.EPOCH));
  }

  /// The ranges that have been begun, each under its index.
  public Map<Integer, RangePart> rangesByIndex() {
    return ranges.stream().collect(Collectors.toMap(RangePart::index, range -> range));
  }

  /// When anything of the run has last got further, as far as its parts say. A range that is begun
  /// again and again, and fails each time, does not move.
  public Instant movedAt() {
    return Stream.concat(
            ranges.stream().map(RangePart::movedAt), counts.stream().map(CountPart::updatedAt))
        .reduce(plannedAt, (one, other) -> one.isAfter(other) ? one : other);
  }

  /// What has been counted, over all shards.
  public Summary stored() {
    return counts.stream().map(CountPart::summary).reduce(Summary.NONE, Summary::plus);
  }
}
