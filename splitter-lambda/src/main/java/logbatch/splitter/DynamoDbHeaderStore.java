package logbatch.splitter;

import static logbatch.aws.DynamoDbParts.COMPRESSION;
import static logbatch.aws.DynamoDbParts.RUN_ID;
import static logbatch.aws.DynamoDbParts.SEQUENCER;
import static logbatch.aws.DynamoDbParts.UPDATED_AT;
import static logbatch.aws.DynamoDbParts.UPLOADED_AT;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.Header;
import logbatch.model.PartKey;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Headers in `BatchesTable`. A run is open if its `report` part is.
final class DynamoDbHeaderStore implements HeaderStore {

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  /// @param clock says when a header is written
  DynamoDbHeaderStore(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Header> find(RunId run) {
    var request =
        GetItemRequest.builder()
            .tableName(table)
            .key(DynamoDbParts.key(run, PartKey.HEADER))
            .consistentRead(true)
            .build();
    var response = dynamoDb.getItem(request);
    return response.hasItem()
        ? Optional.of(DynamoDbParts.header(response.item()))
        : Optional.empty();
  }

  @Override
  public boolean putIfAbsent(Header header) {
    return put(
        put(header)
            .conditionExpression("attribute_not_exists(#run)")
            .expressionAttributeNames(Map.of("#run", RUN_ID)));
  }

  @Override
  public boolean replace(Header known, Header newer) {
    return put(
        put(newer)
            .conditionExpression(
                "#sequencer = :sequencer AND #time = :time AND #compression = :compression")
            .expressionAttributeNames(
                Map.of("#sequencer", SEQUENCER, "#time", UPLOADED_AT, "#compression", COMPRESSION))
            .expressionAttributeValues(
                Map.of(
                    ":sequencer", fromS(known.upload().sequencer().value()),
                    ":time", fromS(known.upload().time().toString()),
                    ":compression", fromS(known.ranges().compression().name()))));
  }

  @Override
  public void open(RunId run) {
    var request =
        DynamoDbParts.opening(table, run)
            .conditionExpression("attribute_not_exists(#open)")
            .build();
    try {
      dynamoDb.updateItem(request);
    } catch (ConditionalCheckFailedException e) {
      // It is open already.
    }
  }

  private PutItemRequest.Builder put(Header header) {
    var item = new HashMap<>(DynamoDbParts.header(header));
    item.put(UPDATED_AT, fromS(clock.instant().toString()));
    return PutItemRequest.builder().tableName(table).item(item);
  }

  private boolean put(PutItemRequest.Builder request) {
    try {
      dynamoDb.putItem(request.build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
