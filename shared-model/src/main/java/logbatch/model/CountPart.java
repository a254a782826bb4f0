package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// A `count#…` part of a run: what one shard of the items' stream has shown so far.
///
/// @param shardId the stream shard; it has one writer at a time
/// @param last the last record taken in; records at or below it are already counted
/// @param summary sums of the records taken in
/// @param updatedAt when it was written, by the writer's clock
public record CountPart(String shardId, SequenceNumber last, Summary summary, Instant updatedAt) {

  public CountPart {
    requireNonNull(shardId, "shardId");
    requireNonNull(last, "last");
    requireNonNull(summary, "summary");
    requireNonNull(updatedAt, "updatedAt");
  }
}
