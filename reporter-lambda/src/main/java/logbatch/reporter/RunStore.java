package logbatch.reporter;

import java.util.List;
import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Where the parts of runs are kept. A failing service is an exception.
interface RunStore {

  /// Reads all parts of a run; none that was written before the call is missed.
  RunParts parts(RunId run);

  /// Reads only the `report` part, never an outdated one.
  ///
  /// @throws UnreadablePartException if there is one that makes no sense
  Optional<ReportPart> report(RunId run);

  /// Writes the `report` part, if the stored one has not changed in the meantime.
  ///
  /// @param before what was read; empty if there was none
  /// @return whether it was written; if not, another look at the run has ended in the meantime
  boolean replaceReport(RunId run, Optional<ReportPart> before, ReportPart after);

  /// The runs whose report part is open. One that was opened or closed in the last seconds may be
  /// missing or too many.
  List<RunId> openRuns();
}
