package logbatch.reporter;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import logbatch.aws.ItemAttributes;
import logbatch.model.RecordId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Asks `ProcessedLogsTable` which lines have an `error`.
final class DynamoDbRejectedItems implements RejectedItems {

  private final DynamoDbClient client;
  private final String table;

  DynamoDbRejectedItems(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Set<RecordId> stillRejected(Collection<RecordId> ids) {
    var request = BatchGetItemRequest.builder().requestItems(Map.of(table, keys(ids))).build();
    var rejected = new HashSet<RecordId>();
    // What throttling leaves unprocessed is asked for again by the paginator.
    for (var page : client.batchGetItemPaginator(request)) {
      page.responses().getOrDefault(table, List.of()).stream()
          .filter(item -> item.containsKey(ItemAttributes.ERROR))
          .map(item -> RecordId.parse(item.get(ItemAttributes.ID).s()))
          .forEach(rejected::add);
    }
    return rejected;
  }

  private static KeysAndAttributes keys(Collection<RecordId> ids) {
    return KeysAndAttributes.builder()
        .keys(
            ids.stream()
                .distinct()
                .map(id -> Map.of(ItemAttributes.ID, AttributeValue.fromS(id.toString())))
                .toList())
        .consistentRead(true)
        .projectionExpression("#id, #error")
        .expressionAttributeNames(Map.of("#id", ItemAttributes.ID, "#error", ItemAttributes.ERROR))
        .build();
  }
}
