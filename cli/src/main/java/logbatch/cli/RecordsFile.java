package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
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

/// Writes stored items as JSON lines. Not thread-safe.
final class RecordsFile implements AutoCloseable {

  private final Writer out;
  private long written;

  private RecordsFile(Writer out) {
    this.out = out;
  }

  /// Begins a file, which is empty until something is written, and its folder if it is missing.
  static RecordsFile create(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    return new RecordsFile(Files.newBufferedWriter(file));
  }

  /// Writes an item on a line.
  ///
  /// @throws UncheckedIOException if it cannot be written
  void write(ProcessedItem item) {
    try {
      out.write(JSON.std.asString(json(item)));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written++;
  }

  /// Number of items written.
  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    out.close();
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
