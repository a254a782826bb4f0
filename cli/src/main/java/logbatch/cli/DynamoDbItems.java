package logbatch.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.ItemAttributes;
import logbatch.model.ProcessedItem;
import logbatch.model.RecordId;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads stored lines from `ProcessedLogsTable`.
final class DynamoDbItems implements ItemLookup {

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

  @Override
  public Map<RecordId, ProcessedItem> find(Collection<RecordId> ids) {
    var keys =
        KeysAndAttributes.builder()
            .keys(
                ids.stream()
                    .map(id -> Map.of(ItemAttributes.ID, AttributeValue.fromS(id.toString())))
                    .toList())
            .consistentRead(true)
            .build();
    // What is left unprocessed, for throttling or for the size of an answer, the paginator asks for
    // again.
    return dynamoDb.batchGetItemPaginator(get -> get.requestItems(Map.of(table, keys))).stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
        .map(DynamoDbItemSchema.SCHEMA::mapToItem)
        .collect(Collectors.toMap(ProcessedItem::id, Function.identity()));
  }
}
