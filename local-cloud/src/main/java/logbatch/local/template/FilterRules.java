package logbatch.local.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Matches parsed events against parsed filter patterns that [FilterSyntax] has checked.
///
/// A list in the event matches if one of its elements does. A field that is not there matches only
/// `{"exists": false}`.
final class FilterRules {

  private FilterRules() {}

  static boolean match(Map<?, ?> rules, Map<?, ?> event) {
    return rules.entrySet().stream()
        .allMatch(rule -> matchField(String.valueOf(rule.getKey()), rule.getValue(), event));
  }

  private static boolean matchField(String field, Object rule, Map<?, ?> event) {
    if (field.equals(FilterSyntax.OR)) {
      return ((List<?>) rule).stream().anyMatch(one -> match((Map<?, ?>) one, event));
    }
    Object value = event.get(field);
    if (rule instanceof Map<?, ?> nested) {
      return match(nested, value instanceof Map<?, ?> inner ? inner : Map.of());
    }
    boolean present = event.containsKey(field) && !(value instanceof Map<?, ?>);
    return ((List<?>) rule).stream().anyMatch(one -> matchValue(one, present, value));
  }

  private static boolean matchValue(Object alternative, boolean present, Object value) {
    if (alternative instanceof Map<?, ?> operator && operator.containsKey("exists")) {
      return operator.get("exists").equals(present);
    }
    if (!present) {
      return false;
    }
    return value instanceof List<?> list
        ? list.stream().anyMatch(element -> matchScalar(alternative, element))
        : matchScalar(alternative, value);
  }

  private static boolean matchScalar(Object alternative, Object value) {
    if (!(alternative instanceof Map<?, ?> operator)) {
      return areEqual(alternative, value);
    }
    var entry = operator.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "anything-but" -> !matchExcluded(argument, value);
      case "equals-ignore-case" ->
          value instanceof String text && text.equalsIgnoreCase((String) argument);
      case "numeric" -> value instanceof Number number && isInRange((List<?>) argument, number);
      case "prefix" -> value instanceof String text && text.startsWith((String) argument);
      default -> value instanceof String text && text.endsWith((String) argument);
    };
  }

  private static boolean matchExcluded(Object excluded, Object value) {
    return excluded instanceof List<?> list
        ? list.stream().anyMatch(one -> matchScalar(one, value))
        : matchScalar(excluded, value);
  }

  private static boolean areEqual(Object expected, Object value) {
    if (expected instanceof Number && value instanceof Number) {
      return decimal(expected).compareTo(decimal(value)) == 0;
    }
    return expected == null ? value == null : expected.equals(value);
  }

  private static boolean isInRange(List<?> range, Number value) {
    for (int i = 0; i < range.size(); i += 2) {
      int order = decimal(value).compareTo(decimal(range.get(i + 1)));
      boolean holds =
          switch ((String) range.get(i)) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }
}
