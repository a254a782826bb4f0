package logbatch.reporter;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import logbatch.aws.DynamoDbParts;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes parts as their writers do.
final class StoredParts {

  private StoredParts() {}

  static void put(DynamoDbClient client, RunParts parts) {
    parts.header().ifPresent(header -> put(client, DynamoDbParts.header(header)));
    parts.ranges().forEach(range -> put(client, range(parts.run(), range)));
    parts.counts().forEach(count -> put(client, DynamoDbParts.count(parts.run(), count)));
  }

  private static void put(DynamoDbClient client, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(EmbeddedCloud.BATCHES).item(item));
  }

  private static Map<String, AttributeValue> range(RunId run, RangePart range) {
    var item = new HashMap<>(DynamoDbParts.key(run, PartKey.range(range.index())));
    var counts = range.checkpoint().counts();
    item.put(DynamoDbParts.EPOCH, DynamoDbParts.number(range.epoch()));
    item.put(DynamoDbParts.NEXT_OFFSET, DynamoDbParts.number(range.checkpoint().nextOffset()));
    item.put(DynamoDbParts.LINES, DynamoDbParts.number(counts.sent()));
    item.put(DynamoDbParts.BLANK_LINES, DynamoDbParts.number(counts.blank()));
    item.put(DynamoDbParts.HEADER_LINES, DynamoDbParts.number(counts.header()));
    item.put(DynamoDbParts.STATE, fromS(range.state().name()));
    item.put(DynamoDbParts.UPDATED_AT, fromS(range.updatedAt().toString()));
    item.put(DynamoDbParts.MOVED_AT, fromS(range.movedAt().toString()));
    range
        .failure()
        .ifPresent(failure -> {
          item.put(DynamoDbParts.FAILURE, fromS(failure.reason().wireName()));
          item.put(DynamoDbParts.FAILURE_DETAIL, fromS(failure.detail()));
        });
    return item;
  }
}
