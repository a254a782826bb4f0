package logbatch.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Clock;
import java.util.Map;
import logbatch.model.Recount;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Puts recounts of runs into `BatchesTable`.
public final class DynamoDbRecount {

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  /// @param table name of `BatchesTable`
  public DynamoDbRecount(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /// Makes the counts of a run those of its items. Safe to repeat.
  ///
  /// @return false if somebody else has counted the run anew meanwhile: read everything again
  /// @throws IllegalStateException if it is too early for that
  public boolean put(RunId run, Recount recount) {
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(DynamoDbParts.count(run, recount.part(clock.instant())));
    recount
        .before()
        .ifPresentOrElse(
            known ->
                put.conditionExpression("#last = :last")
                    .expressionAttributeNames(Map.of("#last", DynamoDbParts.LAST_SEQUENCE_NUMBER))
                    .expressionAttributeValues(Map.of(":last", fromS(known.last().toString()))),
            () ->
                put.conditionExpression("attribute_not_exists(#part)")
                    .expressionAttributeNames(Map.of("#part", DynamoDbParts.PART)));
    try {
      dynamoDb.putItem(put.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
