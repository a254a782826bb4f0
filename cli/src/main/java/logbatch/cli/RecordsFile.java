package logbatch.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.ItemAttributes;
import logbatch.model.Level;
import logbatch.model.ProcessedItem;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.jr.ob.JSON;

/// Writes stored items as JSON lines.
final class RecordsFile {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /// @param table name of `ProcessedLogsTable`
  RecordsFile(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /// Writes the items of some runs, in no particular order.
  ///
  /// @return number of items written
  long write(Set<RunId> runs, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    long written = 0;
    try (var out = Files.newBufferedWriter(file)) {
      var pages = dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true));
      for (var attributes : pages.items()) {
        var item = DynamoDbItemSchema.SCHEMA.mapToItem(attributes);
        if (runs.contains(item.run())) {
          write(item, out);
          written++;
        }
      }
    }
    return written;
  }

  private static void write(ProcessedItem item, BufferedWriter out) throws IOException {
    out.write(JSON.std.asString(json(item)));
    out.write('\n');
  }

  static Map<String, Object> json(ProcessedItem item) {
    var json = new LinkedHashMap<String, Object>();
    json.put(ItemAttributes.ID, item.id().toString());
    json.put(ItemAttributes.BATCH_ID, item.batchId());
    json.put(ItemAttributes.RUN_ID, item.run().toString());
    json.put(ItemAttributes.BYTE_OFFSET, item.line().byteOffset());
    json.put(
        ItemAttributes.TIMESTAMP, item.reading().timestamp().map(Object::toString).orElse(null));
    json.put(ItemAttributes.STATUS, item.reading().status());
    json.put(ItemAttributes.LEVEL, item.reading().level().map(Level::name).orElse(null));
    json.put(ItemAttributes.FORMAT, item.reading().format());
    var content = item.line().content();
    content
        .text()
        .ifPresentOrElse(
            text -> json.put(ItemAttributes.ORIGINAL_LOG, text),
            () ->
                json.put(
                    ItemAttributes.ORIGINAL_LOG + "_base64",
                    Base64.getEncoder().encodeToString(content.toByteArray())));
    if (item.line().isTruncated()) {
      json.put(ItemAttributes.TRUNCATED, true);
      json.put(ItemAttributes.LENGTH_BYTES, item.line().lengthBytes());
    }
    item.rejected()
        .ifPresent(rejected -> {
          json.put(ItemAttributes.ERROR, rejected.rejection().reason().wireName());
          json.put(ItemAttributes.ERROR_DETAIL, rejected.rejection().detail());
          json.put(ItemAttributes.RANGE, rejected.range());
          json.put(ItemAttributes.LINE, rejected.number());
        });
    return json;
  }
}
