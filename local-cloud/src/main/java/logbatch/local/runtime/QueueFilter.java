package logbatch.local.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import logbatch.local.template.EventFilter;

/// Event filtering for messages: a pattern sees a body that is JSON as what it says.
final class QueueFilter {

  private QueueFilter() {}

  /// Whether one of the filters matches.
  ///
  /// @param filters none means that all match
  /// @param record one record of the event
  static boolean matches(List<EventFilter> filters, Map<String, Object> record) {
    if (filters.isEmpty()) {
      return true;
    }
    var seen = new LinkedHashMap<>(record);
    seen.computeIfPresent("body", (_, body) -> Json.value(body.toString()));
    return filters.stream().anyMatch(filter -> filter.matches(seen));
  }
}
