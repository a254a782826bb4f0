package logbatch.splitter;

class InMemoryRangeStoreTest extends RangeStoreContract {

  private final InMemoryRangeStore store = new InMemoryRangeStore();

  @Override
  RangeStore store() {
    return store;
  }
}
