package logbatch.local.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import logbatch.local.template.EventSource.StreamMapping;

/// Reads one shard from its position to its end and delivers it in order, one batch after the
/// other. Not thread-safe.
///
/// How far it has come is kept in memory: after a restart it begins at the mapping's starting
/// position again, and a function sees records that it has seen before, as it must expect anyway.
final class ShardReader {

  /// Lambda asks a shard four times a second.
  private static final Duration POLL = Duration.ofMillis(250);

  /// Records of a window may be read a little after the window's end.
  private static final Duration LATENESS = Duration.ofSeconds(2);

  private static final int MAX_READ = 1000;

  /// What a reader needs of the world.
  record Surroundings(ShardStreams streams, Clock clock, Sleeper sleeper) {}

  private final StreamMapping mapping;
  private final String shardId;
  private final ShardDelivery delivery;
  private final Surroundings surroundings;

  private final Deque<StreamRecord> buffer = new ArrayDeque<>();
  private ShardStreams.Position position;
  private Optional<String> iterator = Optional.empty();
  private boolean isAtEnd;
  private boolean isCaughtUp;
  private Optional<TumblingWindow> window = Optional.empty();

  ShardReader(
      StreamMapping mapping,
      String shardId,
      ShardStreams.Position position,
      ShardDelivery delivery,
      Surroundings surroundings) {
    this.mapping = mapping;
    this.shardId = shardId;
    this.position = position;
    this.delivery = delivery;
    this.surroundings = surroundings;
  }

  /// Reads and delivers one batch, if there is one.
  ///
  /// @return false at the shard's end, when all is delivered
  boolean step() throws InterruptedException {
    fill();
    if (!buffer.isEmpty()) {
      deliverBatch();
    } else if (!isAtEnd) {
      surroundings.sleeper().sleep(POLL);
    }
    finishWindowIfOver();
    return !(isAtEnd && buffer.isEmpty());
  }

  /// Reads until there is a full batch, or the oldest record has waited for the batching window.
  private void fill() throws InterruptedException {
    read();
    var end = Instant.now(surroundings.clock()).plus(mapping.batchWindow());
    while (!buffer.isEmpty()
        && buffer.size() < mapping.batchSize()
        && !isAtEnd
        && Instant.now(surroundings.clock()).isBefore(end)) {
      if (!read()) {
        surroundings.sleeper().sleep(POLL);
      }
    }
  }

  /// Whether the stream had records, wanted or not
  private boolean read() {
    if (isAtEnd || buffer.size() >= mapping.batchSize()) {
      return false;
    }
    if (iterator.isEmpty()) {
      iterator =
          Optional.of(surroundings.streams().iterator(mapping.streamArn(), shardId, position));
    }
    try {
      int limit = Math.min(mapping.batchSize() - buffer.size(), MAX_READ);
      var page = surroundings.streams().read(iterator.get(), limit);
      take(page.records());
      iterator = page.nextIterator();
      isAtEnd = iterator.isEmpty();
      isCaughtUp = page.records().isEmpty();
      return !page.records().isEmpty();
    } catch (ShardStreams.IteratorExpired e) {
      // A batch was tried again for longer than an iterator lives: go on behind the last record
      // read.
      iterator = Optional.empty();
      return false;
    }
  }

  private void take(List<StreamRecord> records) {
    for (var record : records) {
      position = new ShardStreams.Position.After(record.sequenceNumber());
      if (isWanted(record)) {
        buffer.add(record);
      }
    }
  }

  private boolean isWanted(StreamRecord record) {
    return mapping.filters().isEmpty()
        || mapping.filters().stream().anyMatch(filter -> filter.matches(record.json()));
  }

  /// Delivers the first records of the buffer that fit into one event and belong to one window.
  private void deliverBatch() throws InterruptedException {
    if (hasWindows()) {
      var created = buffer.element().created();
      if (window.isPresent() && !window.get().contains(created)) {
        finishWindow();
      }
      window = window.or(() -> Optional.of(TumblingWindow.at(created, mapping.tumblingWindow())));
    }
    var batch = new ArrayList<StreamRecord>();
    long bytes = 0;
    while (!buffer.isEmpty() && batch.size() < mapping.batchSize()) {
      var next = buffer.element();
      bytes += Json.bytes(Json.text(next.json())) + mapping.streamArn().length() + 32L;
      boolean isTooMuch = bytes > QueueCollector.MAX_EVENT_BYTES && !batch.isEmpty();
      if (isTooMuch || (window.isPresent() && !window.get().contains(next.created()))) {
        break;
      }
      batch.add(buffer.remove());
    }
    delivery.deliver(batch, window);
  }

  private boolean hasWindows() {
    return mapping.tumblingWindow().isPositive();
  }

  /// With a backlog, a window that is long over by the clock still has records to be read.
  private void finishWindowIfOver() throws InterruptedException {
    if (window.isEmpty() || !buffer.isEmpty()) {
      return;
    }
    var latest = window.get().end().plus(LATENESS);
    boolean isOver = isCaughtUp && Instant.now(surroundings.clock()).isAfter(latest);
    if (isAtEnd || isOver) {
      finishWindow();
    }
  }

  private void finishWindow() throws InterruptedException {
    delivery.finish(window.orElseThrow());
    window = Optional.empty();
  }
}
