package logbatch.reporter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// A report object that is there.
///
/// @param eTag its entity tag, as the service gives it
/// @param mark what it says about itself; empty if it was not written by the reporter
record StoredReport(String eTag, Optional<ReportMark> mark) {

  StoredReport {
    requireNonNull(eTag, "eTag");
    requireNonNull(mark, "mark");
  }
}
