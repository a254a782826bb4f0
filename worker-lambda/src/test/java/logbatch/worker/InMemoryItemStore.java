package logbatch.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;

/// Items in memory, under the same conditions as in DynamoDB.
final class InMemoryItemStore implements ItemStore {

  private final Map<RecordId, ProcessedItem> items = new ConcurrentHashMap<>();
  private final AtomicInteger puts = new AtomicInteger();

  @Override
  public PutOutcome put(ProcessedItem item) {
    puts.incrementAndGet();
    var outcome = new PutOutcome[1];
    items.compute(
        item.id(),
        (_, old) -> {
          if (old == null || (old.isRejected() && !item.isRejected())) {
            outcome[0] = PutOutcome.STORED;
            return item;
          }
          outcome[0] =
              old.isRejected() ? PutOutcome.ALREADY_REJECTED : PutOutcome.ALREADY_PROCESSED;
          return old;
        });
    return outcome[0];
  }

  Map<RecordId, ProcessedItem> items() {
    return Map.copyOf(items);
  }

  int puts() {
    return puts.get();
  }
}
