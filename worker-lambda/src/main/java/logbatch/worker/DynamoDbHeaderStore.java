package logbatch.worker;

import java.util.Optional;
import logbatch.aws.DynamoDbParts;
import logbatch.model.Header;
import logbatch.model.PartKey;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Headers in `BatchesTable`.
final class DynamoDbHeaderStore implements HeaderStore {

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbHeaderStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<Header> find(RunId run) {
    var part =
        dynamoDb.getItem(get ->
            get.tableName(table).key(DynamoDbParts.key(run, PartKey.HEADER)).consistentRead(true));
    return part.hasItem() ? Optional.of(DynamoDbParts.header(part.item())) : Optional.empty();
  }
}
