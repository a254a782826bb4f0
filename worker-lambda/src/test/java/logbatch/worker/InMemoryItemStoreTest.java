package logbatch.worker;

import java.util.Optional;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;

class InMemoryItemStoreTest extends ItemStoreContract {

  private final InMemoryItemStore store = new InMemoryItemStore();

  @Override
  ItemStore store() {
    return store;
  }

  @Override
  Optional<ProcessedItem> stored(RecordId id) {
    return Optional.ofNullable(store.items().get(id));
  }
}
