package logbatch.local.template;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// One pattern of an event source's `FilterCriteria`, as parsed JSON.
///
/// Follows [Lambda's filter
/// rules](https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html) (November
/// 2026): every field that the pattern names must match; of a field's alternatives one is enough.
///
/// @param pattern the pattern's own text, for messages
/// @param rules the parsed pattern: field names to nested rules or to lists of alternatives
public record EventFilter(String pattern, Map<String, Object> rules) {

  public EventFilter {
    rules = Map.copyOf(rules);
  }

  /// A filter from the text of its pattern.
  ///
  /// @throws IllegalArgumentException if the pattern is no JSON object, or has an operator that is
  ///   not known
  public static EventFilter parse(String pattern) {
    try {
      Map<String, Object> rules = JSON.std.mapFrom(pattern);
      FilterSyntax.check(rules);
      return new EventFilter(pattern, rules);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("is no JSON object: " + e.getOriginalMessage(), e);
    }
  }

  /// Whether the event is delivered.
  ///
  /// @param event as parsed JSON; a part of it that the sender wrote as JSON text must be parsed
  ///   too
  public boolean matches(Map<String, Object> event) {
    return FilterRules.match(rules, event);
  }
}
