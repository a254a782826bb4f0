package logbatch.reporter;

import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.CountPart;
import logbatch.model.PartKey;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Keeps the `count#` parts in `BatchesTable`.
final class DynamoDbCountStore implements CountStore {

  private final DynamoDbClient client;
  private final String table;

  DynamoDbCountStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Optional<CountPart> read(RunId run, String shardId) {
    var response =
        client.getItem(request ->
            request
                .tableName(table)
                .key(DynamoDbParts.key(run, PartKey.count(shardId)))
                .consistentRead(true));
    return response.hasItem()
        ? Optional.of(DynamoDbParts.count(response.item()))
        : Optional.empty();
  }

  @Override
  public boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part) {
    var put = PutItemRequest.builder().tableName(table).item(DynamoDbParts.count(run, part));
    before.ifPresentOrElse(
        last ->
            put.conditionExpression("#last = :last")
                .expressionAttributeNames(Map.of("#last", DynamoDbParts.LAST_SEQUENCE_NUMBER))
                .expressionAttributeValues(Map.of(":last", AttributeValue.fromS(last.toString()))),
        () ->
            put.conditionExpression("attribute_not_exists(#part)")
                .expressionAttributeNames(Map.of("#part", DynamoDbParts.PART)));
    try {
      client.putItem(put.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
