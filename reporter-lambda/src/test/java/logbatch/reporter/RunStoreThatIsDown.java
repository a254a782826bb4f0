package logbatch.reporter;

import java.util.List;
import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Answers no call.
class RunStoreThatIsDown implements RunStore {

  @Override
  public RunParts parts(RunId run) {
    throw new World.Broken();
  }

  @Override
  public Optional<ReportPart> report(RunId run) {
    throw new World.Broken();
  }

  @Override
  public boolean replaceReport(RunId run, Optional<ReportPart> before, ReportPart after) {
    throw new World.Broken();
  }

  @Override
  public List<RunId> openRuns() {
    throw new World.Broken();
  }
}
