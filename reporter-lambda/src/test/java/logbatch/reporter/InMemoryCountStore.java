package logbatch.reporter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;

/// Count parts in memory. Summaries are kept as JSON, as the table keeps them.
final class InMemoryCountStore implements CountStore {

  private record Stored(SequenceNumber last, String summary, Instant updatedAt) {}

  private final Map<CountKey, Stored> parts = new LinkedHashMap<>();
  private int reads;
  private int writes;

  @Override
  public synchronized Optional<CountPart> read(RunId run, String shardId) {
    reads++;
    return Optional.ofNullable(parts.get(new CountKey(run, shardId)))
        .map(stored -> part(shardId, stored));
  }

  @Override
  public synchronized boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part) {
    writes++;
    var key = new CountKey(run, part.shardId());
    var stored = Optional.ofNullable(parts.get(key)).map(Stored::last);
    if (!stored.equals(before)) {
      return false;
    }
    parts.put(key, new Stored(part.last(), part.summary().toJson(), part.updatedAt()));
    return true;
  }

  /// The parts of a run, one per shard.
  synchronized List<CountPart> parts(RunId run) {
    return parts.entrySet().stream()
        .filter(entry -> entry.getKey().run().equals(run))
        .map(entry -> part(entry.getKey().shardId(), entry.getValue()))
        .toList();
  }

  /// What the report will see of a run.
  Summary sum(RunId run) {
    return parts(run).stream().map(CountPart::summary).reduce(Summary.NONE, Summary::plus);
  }

  private static CountPart part(String shardId, Stored stored) {
    return new CountPart(shardId, stored.last, Summary.fromJson(stored.summary), stored.updatedAt);
  }

  int reads() {
    return reads;
  }

  int writes() {
    return writes;
  }
}
