package logbatch.splitter;

import java.util.Optional;
import logbatch.model.ReportPart;
import logbatch.model.RunId;

class InMemoryHeaderStoreTest extends HeaderStoreContract {

  private final InMemoryHeaderStore store = new InMemoryHeaderStore();

  @Override
  HeaderStore store() {
    return store;
  }

  @Override
  Optional<ReportPart> report(RunId run) {
    return store.report(run);
  }

  @Override
  void putReport(RunId run, ReportPart part) {
    store.putReport(run, part);
  }
}
