package logbatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import logbatch.aws.ItemAttributes;
import logbatch.model.Level;
import logbatch.model.LineBytes;
import logbatch.model.ProcessedItem;
import tools.jackson.jr.ob.JSON;

/// Writes stored items as JSON lines.
final class RecordsFile {

  private RecordsFile() {}

  /// Writes items, each on a line.
  ///
  /// @return number of items written
  static long write(Iterable<ProcessedItem> items, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    long written = 0;
    try (var out = Files.newBufferedWriter(file)) {
      for (var item : items) {
        out.write(JSON.std.asString(json(item)));
        out.write('\n');
        written++;
      }
    }
    return written;
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
    putContent(json, item.line().content());
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

  /// Puts the bytes of a line: as text, or as base64 if they are not UTF-8.
  static void putContent(Map<String, Object> json, LineBytes content) {
    content
        .text()
        .ifPresentOrElse(
            text -> json.put(ItemAttributes.ORIGINAL_LOG, text),
            () ->
                json.put(
                    ItemAttributes.ORIGINAL_LOG + "_base64",
                    Base64.getEncoder().encodeToString(content.toByteArray())));
  }
}
