package logbatch.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;

/// Looks lines up in the table. Several lookups are under way at a time; the lines are told of in
/// their order. Not thread-safe.
final class ItemLookups implements AutoCloseable {

  private static final int LOOKUPS_MAX = 8;

  /// Lines of any length may come, and all of a lookup's are in memory, twice.
  private static final long LOOKUP_BYTES_MAX = 1 << 20;

  private final ItemLookup items;
  private final BiConsumer<LineMessage, Optional<ProcessedItem>> sink;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Lookup> underWay = new ArrayDeque<>();
  private List<LineMessage> next = new ArrayList<>();
  private long nextBytes;

  /// @param sink gets each line with its item, which is empty if none is stored
  ItemLookups(ItemLookup items, BiConsumer<LineMessage, Optional<ProcessedItem>> sink) {
    this.items = items;
    this.sink = sink;
  }

  private record Lookup(List<LineMessage> lines, Future<Map<RecordId, ProcessedItem>> found) {}

  /// Takes the next line of the file.
  void take(LineMessage line) throws InterruptedException {
    int bytes = line.line().content().length();
    if (next.size() == ItemLookup.IDS_MAX || nextBytes + bytes > LOOKUP_BYTES_MAX) {
      lookUp();
    }
    next.add(line);
    nextBytes += bytes;
  }

  /// Waits for the last lookup.
  void finish() throws InterruptedException {
    lookUp();
    while (!underWay.isEmpty()) {
      tell(underWay.remove());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void lookUp() throws InterruptedException {
    if (next.isEmpty()) {
      return;
    }
    if (underWay.size() == LOOKUPS_MAX) {
      tell(underWay.remove());
    }
    var ids = next.stream().map(LineMessage::id).toList();
    underWay.add(new Lookup(next, threads.submit(() -> items.find(ids))));
    next = new ArrayList<>();
    nextBytes = 0;
  }

  private void tell(Lookup lookup) throws InterruptedException {
    var found = found(lookup.found());
    lookup.lines().forEach(line -> sink.accept(line, Optional.ofNullable(found.get(line.id()))));
  }

  private static Map<RecordId, ProcessedItem> found(Future<Map<RecordId, ProcessedItem>> lookup)
      throws InterruptedException {
    try {
      return lookup.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a lookup failed", e.getCause());
    }
  }
}
