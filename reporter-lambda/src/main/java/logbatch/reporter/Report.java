package logbatch.reporter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import logbatch.model.Failure;
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
/// @param failure why it cannot be read to its end; present exactly if the status is `FAILED`
record Report(
    Header header,
    ReportStatus status,
    Balance balance,
    Summary summary,
    Optional<Failure> failure) {

  Report {
    requireNonNull(header, "header");
    requireNonNull(balance, "balance");
    requireNonNull(summary, "summary");
    if (failure.isPresent() != (status == ReportStatus.FAILED)) {
      throw new IllegalArgumentException("status " + status + " with failure " + failure);
    }
  }

  /// The same report without the samples that are not in the set.
  Report withSamplesOf(Set<RecordId> ids) {
    var samples = summary.samples().stream().filter(sample -> ids.contains(sample.id())).toList();
    return new Report(header, status, balance, summary.withSamples(samples), failure);
  }
}
