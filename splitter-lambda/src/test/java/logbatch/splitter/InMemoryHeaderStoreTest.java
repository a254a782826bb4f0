package logbatch.splitter;

class InMemoryHeaderStoreTest extends HeaderStoreContract {

  private final InMemoryHeaderStore store = new InMemoryHeaderStore();

  @Override
  HeaderStore store() {
    return store;
  }
}
