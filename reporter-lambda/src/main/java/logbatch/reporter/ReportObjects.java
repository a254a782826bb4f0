package logbatch.reporter;

import java.util.Optional;

/// Where reports are written, and the only place that puts two of them in order. A failing service
/// is an exception.
interface ReportObjects {

  /// Looks at what is there.
  ///
  /// @param key object key of the report
  /// @return empty if there is none
  Optional<StoredReport> head(String key);

  /// Writes a report, if what is there is still what was seen.
  ///
  /// @param before what [#head] gave
  /// @return whether it was written; if not, look again
  boolean replace(String key, Optional<StoredReport> before, ReportDocument document);
}
