package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import logbatch.model.ProcessedItem;

/// Lines by their offsets, as they are stored and as they are in a file.
final class StoredLines {

  private StoredLines() {}

  /// Those of some items, which must be text.
  static Map<Long, String> of(Collection<ProcessedItem> items) {
    return items.stream()
        .collect(
            Collectors.toMap(
                item -> item.line().byteOffset(),
                item -> item.line().content().text().orElseThrow()));
  }

  /// Those of a file whose lines all end with LF and of which none is blank, cut independently of
  /// the splitter.
  static Map<Long, String> cut(byte[] file) {
    var lines = new HashMap<Long, String>();
    int start = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        lines.put((long) start, new String(file, start, i - start, UTF_8));
        start = i + 1;
      }
    }
    return lines;
  }
}
