package logbatch.cli;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import logbatch.aws.DynamoDbParts;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads runs from `BatchesTable`.
final class DynamoDbRuns {

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbRuns(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  RunState state(RunId run) {
    var pages =
        dynamoDb.queryPaginator(q ->
            q.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#run = :run")
                .expressionAttributeNames(Map.of("#run", DynamoDbParts.RUN_ID))
                .expressionAttributeValues(Map.of(":run", fromS(run.toString()))));
    return RunState.of(pages.items().stream().toList());
  }
}
