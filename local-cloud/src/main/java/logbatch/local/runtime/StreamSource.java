package logbatch.local.runtime;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import logbatch.local.runtime.ShardStreams.Position;
import logbatch.local.runtime.ShardStreams.Shard;
import logbatch.local.template.EventSource.StreamMapping;

/// Finds the shards of a mapping's stream and lets each be read, a child only when its parent has
/// been read to its end.
///
/// That order is what makes the changes of one item arrive in order although its shard was split.
final class StreamSource {

  /// Shards come and go every few hours.
  private static final Duration DISCOVERY = Duration.ofSeconds(10);

  /// Starts reading a shard in the background.
  @FunctionalInterface
  interface ReaderStarter {
    /// Starts at the position.
    ///
    /// @param whenFinished to be called once when the shard's end is delivered
    Loop start(String shardId, Position position, Runnable whenFinished);
  }

  private final StreamMapping mapping;
  private final ShardStreams streams;
  private final ReaderStarter starter;

  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Set<Loop> readers = ConcurrentHashMap.newKeySet();
  private final Set<String> started = new HashSet<>();
  private final Set<String> finished = new HashSet<>();
  private boolean isFirstLook = true;

  StreamSource(StreamMapping mapping, ShardStreams streams, ReaderStarter starter) {
    this.mapping = mapping;
    this.streams = streams;
    this.starter = starter;
  }

  /// Starts readers of the shards that are due, then waits until another look may be worth it.
  ///
  /// @return true: a stream has no end
  boolean step() throws InterruptedException {
    look();
    String shardId = ended.poll(DISCOVERY.toMillis(), TimeUnit.MILLISECONDS);
    if (shardId != null) {
      finished.add(shardId);
    }
    return true;
  }

  /// Looks at the shards once and starts what can be started.
  void look() {
    var shards = streams.shards(mapping.streamArn());
    var known = shards.stream().map(Shard::id).collect(Collectors.toSet());
    if (isFirstLook && mapping.startingPosition().equals("LATEST")) {
      passOver(shards);
    }
    for (var shard : shards) {
      if (!started.contains(shard.id()) && isDue(shard.parent(), known)) {
        var position = position();
        started.add(shard.id());
        readers.add(starter.start(shard.id(), position, () -> ended.add(shard.id())));
      }
    }
    isFirstLook = false;
  }

  /// Notes that a shard has been read to its end.
  void finished(String shardId) {
    finished.add(shardId);
  }

  /// What was closed before anybody listened is the past.
  private void passOver(List<Shard> shards) {
    shards.stream()
        .filter(Shard::isClosed)
        .map(Shard::id)
        .forEach(id -> {
          started.add(id);
          finished.add(id);
        });
  }

  /// A parent that has left the stream has nothing to be waited for.
  private boolean isDue(Optional<String> parent, Set<String> known) {
    return parent.isEmpty() || finished.contains(parent.get()) || !known.contains(parent.get());
  }

  /// A shard that came up later is read from its beginning: it began after the mapping did.
  private Position position() {
    return isFirstLook && mapping.startingPosition().equals("LATEST")
        ? new Position.Latest()
        : new Position.TrimHorizon();
  }

  /// The readers started so far.
  Set<Loop> readers() {
    return Set.copyOf(readers);
  }
}
