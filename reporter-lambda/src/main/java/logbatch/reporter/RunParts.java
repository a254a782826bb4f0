package logbatch.reporter;

import java.util.List;
import java.util.Optional;
import logbatch.model.CountPart;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.RunId;

/// All parts of a run, as of one consistent reading.
///
/// @param run the run
/// @param header what the file is; empty only if the run does not exist
/// @param ranges those that have been begun, in any order
/// @param counts one per stream shard that has shown a line of the run
/// @param report what the last look found; empty before the first one
record RunParts(
    RunId run,
    Optional<Header> header,
    List<RangePart> ranges,
    List<CountPart> counts,
    Optional<ReportPart> report) {

  RunParts {
    ranges = List.copyOf(ranges);
    counts = List.copyOf(counts);
  }
}
