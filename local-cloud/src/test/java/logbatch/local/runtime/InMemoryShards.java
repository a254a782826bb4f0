package logbatch.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.local.template.EventFilter;
import logbatch.local.template.EventSource.StreamMapping;

/// A stream in memory. An iterator is `shard/index`.
final class InMemoryShards implements ShardStreams {

  static final String ARN =
      "arn:aws:dynamodb:us-east-1:000000000000:table/T/stream/2026-11-01T00:00:00.000";

  private final Map<String, List<StreamRecord>> records = new LinkedHashMap<>();
  private final Map<String, Shard> shards = new LinkedHashMap<>();
  private boolean expiresOnce;

  static StreamMapping mapping(int batchSize, Duration tumblingWindow, EventFilter... filters) {
    return new StreamMapping(
        "Stored",
        ARN,
        "TRIM_HORIZON",
        batchSize,
        Duration.ZERO,
        tumblingWindow,
        -1,
        false,
        true,
        List.of(filters));
  }

  void open(String id, String parent) {
    records.putIfAbsent(id, new ArrayList<>());
    shards.put(id, new Shard(id, Optional.ofNullable(parent), false));
  }

  void close(String id) {
    shards.put(id, new Shard(id, shards.get(id).parent(), true));
  }

  void forget(String id) {
    shards.remove(id);
  }

  void expireNextIterator() {
    expiresOnce = true;
  }

  void add(String shardId, String sequenceNumber, String created) {
    records.get(shardId).add(record(sequenceNumber, created));
  }

  static StreamRecord record(String sequenceNumber, String created) {
    return new StreamRecord(
        sequenceNumber,
        Instant.parse(created),
        Map.of(
            "eventID",
            sequenceNumber,
            "eventName",
            Integer.parseInt(sequenceNumber) % 2 == 0 ? "MODIFY" : "INSERT",
            "dynamodb",
            Map.of("SequenceNumber", sequenceNumber)));
  }

  @Override
  public List<Shard> shards(String streamArn) {
    return List.copyOf(shards.values());
  }

  @Override
  public String iterator(String streamArn, String shardId, Position position) {
    var list = records.get(shardId);
    int index =
        switch (position) {
          case Position.TrimHorizon _ -> 0;
          case Position.Latest _ -> list.size();
          case Position.After after ->
              list.stream()
                      .map(StreamRecord::sequenceNumber)
                      .toList()
                      .indexOf(after.sequenceNumber())
                  + 1;
        };
    return shardId + "/" + index;
  }

  @Override
  public Page read(String iterator, int limit) {
    if (expiresOnce) {
      expiresOnce = false;
      throw new IteratorExpired(new IllegalStateException("told to"));
    }
    var parts = iterator.split("/", -1);
    var list = records.get(parts[0]);
    int from = Integer.parseInt(parts[1]);
    int to = Math.min(list.size(), from + limit);
    boolean isEnd = to == list.size() && shards.get(parts[0]).isClosed();
    return new Page(
        List.copyOf(list.subList(from, to)),
        isEnd ? Optional.empty() : Optional.of(parts[0] + "/" + to));
  }
}
