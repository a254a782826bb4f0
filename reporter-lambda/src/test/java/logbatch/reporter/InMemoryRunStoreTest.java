package logbatch.reporter;

import logbatch.model.RunParts;

class InMemoryRunStoreTest extends RunStoreContract {

  private final InMemoryRunStore store = new InMemoryRunStore();

  @Override
  RunStore store() {
    return store;
  }

  @Override
  void put(RunParts parts) {
    store.put(parts);
  }
}
