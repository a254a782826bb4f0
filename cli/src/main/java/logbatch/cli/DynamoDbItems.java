package logbatch.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Reads stored lines from `ProcessedLogsTable`.
final class DynamoDbItems implements ItemLookup {

  /// DynamoDB takes so many values in an `IN`.
  private static final int SCANNED_RUNS_MAX = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;

  /// @param table name of `ProcessedLogsTable`
  DynamoDbItems(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /// Hands over the items of some runs, in no particular order and page by page. Goes through the
  /// whole table, once for every hundred runs.
  void forEach(Set<RunId> runs, Consumer<ProcessedItem> sink) {
    var all = List.copyOf(runs);
    for (int from = 0; from < all.size(); from += SCANNED_RUNS_MAX) {
      var window = all.subList(from, Math.min(from + SCANNED_RUNS_MAX, all.size()));
      for (var item : dynamoDb.scanPaginator(scan(window)).items()) {
        sink.accept(DynamoDbItemSchema.SCHEMA.mapToItem(item));
      }
    }
  }

  private ScanRequest scan(List<RunId> runs) {
    var values = new TreeMap<String, AttributeValue>();
    for (int i = 0; i < runs.size(); i++) {
      values.put(":run" + i, AttributeValue.fromS(runs.get(i).toString()));
    }
    return ScanRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .filterExpression("#run IN (%s)".formatted(String.join(", ", values.keySet())))
        .expressionAttributeNames(Map.of("#run", ItemAttributes.RUN_ID))
        .expressionAttributeValues(values)
        .build();
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
