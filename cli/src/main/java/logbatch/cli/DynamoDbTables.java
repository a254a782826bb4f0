package logbatch.cli;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// Tells whether tables are there.
final class DynamoDbTables {

  private final DynamoDbClient dynamoDb;

  DynamoDbTables(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /// The ARN of the table's stream; empty if it has none.
  Optional<String> streamArn(String table) {
    return Optional.ofNullable(
        dynamoDb.describeTable(r -> r.tableName(table)).table().latestStreamArn());
  }

  /// Whether there is no such table. One that may not be looked at is taken for there.
  boolean isMissing(String table) {
    try {
      dynamoDb.describeTable(r -> r.tableName(table));
      return false;
    } catch (ResourceNotFoundException e) {
      return true;
    } catch (DynamoDbException e) {
      if ("AccessDeniedException".equals(e.awsErrorDetails().errorCode())) {
        return false;
      }
      throw e;
    }
  }
}
