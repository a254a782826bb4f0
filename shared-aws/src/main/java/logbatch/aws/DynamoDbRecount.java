package logbatch.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import logbatch.model.CountPart;
import logbatch.model.PartKey;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import logbatch.model.Summary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Puts counts right that the stream has lost for good: one `count#recount` part, with the sums
/// over the stored items, takes the place of all `count#` parts of a run.
///
/// That is exact, although lines may be stored meanwhile:
///
/// * A stream record lives for 24 hours. When every item of the run is older, no record of what the
///   sums hold can come any more, so nothing of them is counted twice.
/// * What is stored or changed after the items were looked at is in no sum. Its record comes, and
///   is counted in a fresh part on top, as a difference to what was there before.
/// * Each part goes only if it is still as it was read. Had a record been counted in between, the
///   transaction fails, and everything is read again.
public final class DynamoDbRecount {

  /// A stream record's life, and an hour for clocks and for records that are being delivered.
  public static final Duration ITEMS_OLDER_THAN = Duration.ofHours(25);

  /// The pseudo shard of the part.
  private static final String SHARD = "recount";

  /// Of DynamoDB, in one transaction.
  private static final int WRITES_MAX = 100;

  private static final Set<String> OVERTAKEN =
      Set.of("ConditionalCheckFailed", "TransactionConflict");

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  /// @param table name of `BatchesTable`
  public DynamoDbRecount(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /// Replaces the counts of a run. Safe to repeat, also after it broke off.
  ///
  /// @param known the `count#` parts, read before the items were looked at
  /// @param summary sums over all stored items of the run
  /// @param newestStoredAt when the newest of them was stored
  /// @return false if something was counted meanwhile: read everything again
  /// @throws IllegalStateException if the items are too young; says when they will be old enough
  public boolean replace(
      RunId run, List<CountPart> known, Summary summary, Instant newestStoredAt) {
    var allowedAt = newestStoredAt.plus(ITEMS_OLDER_THAN);
    if (clock.instant().isBefore(allowedAt)) {
      throw new IllegalStateException(
          "lines of run %s were stored until %s; their stream records may still be counted. Come again after %s"
              .formatted(run, newestStoredAt, allowedAt));
    }
    var before = known.stream().filter(part -> part.shardId().equals(SHARD)).findFirst();
    var others = known.stream().filter(part -> !part.shardId().equals(SHARD)).toList();
    // With fewer counts a run can look unfinished for a moment, but never complete.
    int last = 0;
    while (others.size() - last >= WRITES_MAX) {
      if (!write(deletions(run, others.subList(last, last + WRITES_MAX)))) {
        return false;
      }
      last += WRITES_MAX;
    }
    var writes = new ArrayList<>(deletions(run, others.subList(last, others.size())));
    writes.add(put(run, before, summary));
    return write(writes);
  }

  private List<TransactWriteItem> deletions(RunId run, List<CountPart> parts) {
    return parts.stream().map(part -> deletion(run, part)).toList();
  }

  private TransactWriteItem deletion(RunId run, CountPart part) {
    var delete =
        Delete.builder()
            .tableName(table)
            .key(DynamoDbParts.key(run, PartKey.count(part.shardId())))
            .conditionExpression("#last = :last")
            .expressionAttributeNames(Map.of("#last", DynamoDbParts.LAST_SEQUENCE_NUMBER))
            .expressionAttributeValues(Map.of(":last", fromS(part.last().toString())))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  private TransactWriteItem put(RunId run, Optional<CountPart> before, Summary summary) {
    var now = clock.instant();
    var part =
        new CountPart(
            SHARD, new SequenceNumber(BigInteger.valueOf(now.toEpochMilli())), summary, now);
    var put = Put.builder().tableName(table).item(DynamoDbParts.count(run, part));
    before.ifPresentOrElse(
        known ->
            put.conditionExpression("#last = :last")
                .expressionAttributeNames(Map.of("#last", DynamoDbParts.LAST_SEQUENCE_NUMBER))
                .expressionAttributeValues(Map.of(":last", fromS(known.last().toString()))),
        () ->
            put.conditionExpression("attribute_not_exists(#part)")
                .expressionAttributeNames(Map.of("#part", DynamoDbParts.PART)));
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private boolean write(List<TransactWriteItem> writes) {
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(writes));
      return true;
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().anyMatch(reason -> OVERTAKEN.contains(reason.code()))) {
        return false;
      }
      throw e;
    }
  }
}
