package logbatch.reporter;

class InMemoryCountStoreTest extends CountStoreContract {

  private final InMemoryCountStore store = new InMemoryCountStore();

  @Override
  CountStore store() {
    return store;
  }
}
