package logbatch.cli;

import java.util.Set;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.model.ProcessedItem;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads stored lines from `ProcessedLogsTable`.
final class DynamoDbItems {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /// @param table name of `ProcessedLogsTable`
  DynamoDbItems(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /// The items of some runs, in no particular order; read page by page while they are iterated
  /// over.
  Iterable<ProcessedItem> of(Set<RunId> runs) {
    var pages = dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true));
    return () ->
        pages.items().stream()
            .map(DynamoDbItemSchema.SCHEMA::mapToItem)
            .filter(item -> runs.contains(item.run()))
            .iterator();
  }
}
