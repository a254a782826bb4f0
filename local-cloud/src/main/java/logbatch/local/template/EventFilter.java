package logbatch.local.template;

import java.util.Map;

/// One pattern of an event source's `FilterCriteria`, as parsed JSON.
///
/// @param pattern the pattern's own text, for messages
/// @param rules the parsed pattern: field names to nested rules or to lists of alternatives
public record EventFilter(String pattern, Map<String, Object> rules) {

  public EventFilter {
    rules = Map.copyOf(rules);
  }
}
