package logbatch.local.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The event that Lambda makes of a shard's records.
final class StreamEvent {

  private StreamEvent() {}

  /// The event as JSON.
  ///
  /// @param window fields that a tumbling window adds; empty without one
  static String of(List<StreamRecord> records, String streamArn, Map<String, Object> window) {
    var list = new ArrayList<Map<String, Object>>();
    for (var record : records) {
      var fields = new LinkedHashMap<>(record.json());
      fields.put("eventSourceARN", streamArn);
      list.add(fields);
    }
    var event = new LinkedHashMap<String, Object>();
    event.put("Records", list);
    event.putAll(window);
    return Json.text(event);
  }
}
