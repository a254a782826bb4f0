package logbatch.reporter;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;

/// Takes the records of one stream shard into the `count#` parts of their runs, each record exactly
/// once.
///
/// A shard shows its records in order the first time. After that any of them may come again, in
/// other cuts and out of order: whatever is at or below the last sequence number of the part is
/// already in it. Each run has its own part, so a batch that breaks off between two of them is
/// simply taken in again.
///
/// Stateless: what it knows is in the store, so any number of counters may work on one shard.
final class Counter {

  /// Tries at one part. Each lost try means that another writer has succeeded, and a shard hardly
  /// has two.
  private static final int TRIES_MAX = 10;

  private final CountStore store;
  private final Clock clock;

  /// @param clock says when a part is written
  Counter(CountStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Counts a batch.
  ///
  /// @param shardId the shard that all the records come from
  /// @throws RuntimeException if the store fails; a repeat with the same or any other records is
  ///   safe
  void count(String shardId, List<StreamRecord> records) {
    byRun(records).forEach((run, ofRun) -> count(shardId, run, ofRun));
  }

  /// The records of each run in their order in the shard, and none of them twice.
  private static Map<RunId, NavigableMap<SequenceNumber, Change>> byRun(
      List<StreamRecord> records) {
    var byRun = new LinkedHashMap<RunId, NavigableMap<SequenceNumber, Change>>();
    for (var record : records) {
      byRun
          .computeIfAbsent(record.run(), run -> new TreeMap<>())
          .put(record.sequenceNumber(), record.change());
    }
    return byRun;
  }

  private void count(String shardId, RunId run, NavigableMap<SequenceNumber, Change> records) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      var before = store.read(run, shardId);
      var fresh = before.map(part -> records.tailMap(part.last(), false)).orElse(records);
      if (fresh.isEmpty()) {
        return;
      }
      var base = before.map(CountPart::summary).orElse(Summary.NONE);
      var part =
          new CountPart(shardId, records.lastKey(), sum(base, fresh.values()), clock.instant());
      if (store.replace(run, before.map(CountPart::last), part)) {
        return;
      }
    }
    throw new IllegalStateException(
        "the count of run %s in %s was changed by others %d times running; the batch will be tried again"
            .formatted(run, shardId, TRIES_MAX));
  }

  private static Summary sum(Summary base, Iterable<Change> changes) {
    var builder = new SummaryBuilder(base);
    for (var change : changes) {
      switch (change) {
        case Change.Inserted(var line) -> builder.add(line);
        case Change.Modified(var before, var after) -> builder.subtract(before).add(after);
      }
    }
    return builder.build();
  }
}
