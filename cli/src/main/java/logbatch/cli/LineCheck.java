package logbatch.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;

/// Looks lines up in the table and compares them with what is stored. Several lookups are under way
/// at a time; the lines are told of in their order. Not thread-safe.
final class LineCheck implements AutoCloseable {

  private static final int LOOKUPS_MAX = 8;

  /// Lines of any length may come, and all of a lookup's are in memory, twice.
  private static final long LOOKUP_BYTES_MAX = 1 << 20;

  private final ItemLookup items;
  private final Findings findings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Lookup> underWay = new ArrayDeque<>();
  private final SummaryBuilder stored = new SummaryBuilder(Summary.NONE);
  private List<LineMessage> next = new ArrayList<>();
  private long nextBytes;
  private Instant newestStoredAt = Instant.EPOCH;

  LineCheck(ItemLookup items, Findings findings) {
    this.items = items;
    this.findings = findings;
  }

  /// Hears of lines that are not stored as they should be.
  interface Findings {

    /// The line is not stored.
    void missing(LineMessage line);

    /// Something else is stored where the line should be.
    void different(LineMessage line);
  }

  private record Lookup(List<LineMessage> lines, Future<Map<RecordId, ProcessedItem>> found) {}

  /// What the items say together that were found.
  ///
  /// @param summary their sums
  /// @param newestStoredAt when the newest of them was stored; the epoch if there is none
  record Sums(Summary summary, Instant newestStoredAt) {}

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
  Sums finish() throws InterruptedException {
    lookUp();
    while (!underWay.isEmpty()) {
      compare(underWay.remove());
    }
    return new Sums(stored.build(), newestStoredAt);
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
      compare(underWay.remove());
    }
    var ids = next.stream().map(LineMessage::id).toList();
    underWay.add(new Lookup(next, threads.submit(() -> items.find(ids))));
    next = new ArrayList<>();
    nextBytes = 0;
  }

  private void compare(Lookup lookup) throws InterruptedException {
    var found = found(lookup.found());
    for (var line : lookup.lines()) {
      var item = found.get(line.id());
      if (item == null) {
        findings.missing(line);
        continue;
      }
      stored.add(StoredFacts.of(item));
      if (item.storedAt().isAfter(newestStoredAt)) {
        newestStoredAt = item.storedAt();
      }
      if (!isSame(line, item)) {
        findings.different(line);
      }
    }
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

  private static boolean isSame(LineMessage line, ProcessedItem item) {
    return item.run().equals(line.run())
        && item.line().byteOffset() == line.line().byteOffset()
        && item.line().lengthBytes() == line.line().lengthBytes()
        && haveSameBeginning(item.line().content(), line.line().content());
  }

  /// Of a line that was cut, the deployment may keep more or fewer bytes than were read here.
  private static boolean haveSameBeginning(LineBytes stored, LineBytes read) {
    if (stored.length() == read.length()) {
      return stored.equals(read);
    }
    int length = Math.min(stored.length(), read.length());
    return Arrays.equals(stored.toByteArray(), 0, length, read.toByteArray(), 0, length);
  }
}
