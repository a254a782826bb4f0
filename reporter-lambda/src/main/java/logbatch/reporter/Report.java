package logbatch.reporter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import logbatch.model.Header;
import logbatch.model.RecordId;
import logbatch.model.ReportStatus;
import logbatch.model.Summary;

/// What is known of a run: its status and its figures.
///
/// @param header what the file is
/// @param status how it stands
/// @param balance its lines by what has become of them
/// @param summary sums over the stored lines
/// @param reason why it has not come to a good end, in one line; present exactly if the status is
///   `FAILED` or `INCOMPLETE`
record Report(
    Header header, ReportStatus status, Balance balance, Summary summary, Optional<String> reason) {

  Report {
    requireNonNull(header, "header");
    requireNonNull(balance, "balance");
    requireNonNull(summary, "summary");
    boolean isBad = status == ReportStatus.FAILED || status == ReportStatus.INCOMPLETE;
    if (reason.isPresent() != isBad) {
      throw new IllegalArgumentException("status " + status + " with reason " + reason);
    }
  }

  /// The same report without the samples that are not in the set.
  Report withSamplesOf(Set<RecordId> ids) {
    var samples = summary.samples().stream().filter(sample -> ids.contains(sample.id())).toList();
    return new Report(header, status, balance, summary.withSamples(samples), reason);
  }
}
