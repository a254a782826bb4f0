package logbatch.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;

/// Stored lines in memory. Remembers how many ids each lookup asked for.
final class InMemoryItems implements ItemLookup {

  private final Map<RecordId, ProcessedItem> items = new ConcurrentHashMap<>();
  private final List<Integer> lookups = new ArrayList<>();

  void put(ProcessedItem item) {
    items.put(item.id(), item);
  }

  void remove(RecordId id) {
    items.remove(id);
  }

  Collection<ProcessedItem> all() {
    return items.values();
  }

  synchronized List<Integer> lookups() {
    return List.copyOf(lookups);
  }

  @Override
  public Map<RecordId, ProcessedItem> find(Collection<RecordId> ids) {
    synchronized (this) {
      lookups.add(ids.size());
    }
    var found = new HashMap<>(items);
    found.keySet().retainAll(ids);
    return found;
  }
}
