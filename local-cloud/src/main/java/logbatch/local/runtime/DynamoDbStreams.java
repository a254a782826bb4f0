package logbatch.local.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// DynamoDB Streams, or what stands in for it. Thread-safe; the client stays its owner's.
public final class DynamoDbStreams implements ShardStreams {

  private final DynamoDbStreamsClient streams;

  /// Reads with the client.
  ///
  /// @param streams any client
  public DynamoDbStreams(DynamoDbStreamsClient streams) {
    this.streams = streams;
  }

  @Override
  public List<Shard> shards(String streamArn) {
    var shards = new ArrayList<Shard>();
    String last = null;
    do {
      var request =
          DescribeStreamRequest.builder().streamArn(streamArn).exclusiveStartShardId(last).build();
      var page = streams.describeStream(request).streamDescription();
      for (var shard : page.shards()) {
        shards.add(
            new Shard(
                shard.shardId(),
                Optional.ofNullable(shard.parentShardId()),
                shard.sequenceNumberRange().endingSequenceNumber() != null));
      }
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  @Override
  public String iterator(String streamArn, String shardId, Position position) {
    try {
      return streams.getShardIterator(request(streamArn, shardId, position)).shardIterator();
    } catch (TrimmedDataAccessException e) {
      // The record to begin behind has left the stream, so the oldest one is the next.
      var oldest = request(streamArn, shardId, new Position.TrimHorizon());
      return streams.getShardIterator(oldest).shardIterator();
    }
  }

  private static GetShardIteratorRequest request(
      String streamArn, String shardId, Position position) {
    var request = GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
    switch (position) {
      case Position.TrimHorizon _ -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
      case Position.Latest _ -> request.shardIteratorType(ShardIteratorType.LATEST);
      case Position.After after ->
          request
              .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
              .sequenceNumber(after.sequenceNumber());
    }
    return request.build();
  }

  @Override
  public Page read(String iterator, int limit) {
    try {
      var page = streams.getRecords(request -> request.shardIterator(iterator).limit(limit));
      return new Page(
          page.records().stream().map(DynamoDbRecordJson::record).toList(),
          Optional.ofNullable(page.nextShardIterator()));
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      // DynamoDB Local takes an iterator from before a shard's first record for one behind its
      // horizon.
      throw new IteratorExpired(e);
    }
  }
}
