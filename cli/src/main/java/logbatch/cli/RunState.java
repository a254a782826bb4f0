package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.LineCounts;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.Summary;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where a run stands, as its parts say.
///
/// @param ranges those begun so far
/// @param stored what has been counted so far
/// @param report the last look at the run; empty before the first
record RunState(List<RangePart> ranges, Summary stored, Optional<ReportPart> report) {

  /// Nothing known yet.
  static final RunState UNKNOWN = new RunState(List.of(), Summary.NONE, Optional.empty());

  /// Reads the parts of one run; those of other kinds are passed over.
  static RunState of(List<Map<String, AttributeValue>> parts) {
    var ranges = new ArrayList<RangePart>();
    var stored = Summary.NONE;
    Optional<ReportPart> report = Optional.empty();
    for (var part : parts) {
      var key = part.get(DynamoDbParts.PART).s();
      if (key.startsWith(PartKey.RANGE_PREFIX)) {
        ranges.add(DynamoDbParts.range(part));
      } else if (key.startsWith(PartKey.COUNT_PREFIX)) {
        stored = stored.plus(DynamoDbParts.count(part).summary());
      } else if (key.equals(PartKey.REPORT)) {
        report = Optional.of(DynamoDbParts.report(part));
      }
    }
    return new RunState(ranges, stored, report);
  }

  /// Lines sent so far, by what became of them.
  LineCounts split() {
    return ranges.stream()
        .map(range -> range.checkpoint().counts())
        .reduce(LineCounts.NONE, LineCounts::plus);
  }

  /// Whether a report stands in S3 that only a later event, redrive or repair would change.
  boolean hasEnded() {
    return report.filter(part -> !part.isOpen()).isPresent();
  }
}
