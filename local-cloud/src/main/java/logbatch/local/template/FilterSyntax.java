package logbatch.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says what is wrong in a filter pattern, so that no event is ever judged by a rule that is not
/// understood.
final class FilterSyntax {

  static final String OR = "$or";

  private static final Set<String> COMPARISONS = Set.of("=", "<", "<=", ">", ">=");

  private FilterSyntax() {}

  /// Checks a pattern with all that is nested in it.
  ///
  /// @throws IllegalArgumentException naming the field and what is wrong with its rule
  static void check(Map<?, ?> rules) {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("an empty pattern is not allowed; name a field");
    }
    rules.forEach((field, rule) -> checkField((String) field, rule));
  }

  private static void checkField(String field, Object rule) {
    if (rule instanceof Map<?, ?> nested && !field.equals(OR)) {
      check(nested);
    } else if (rule instanceof List<?> alternatives && !alternatives.isEmpty()) {
      alternatives.forEach(one -> checkAlternative(field, one));
    } else {
      throw new IllegalArgumentException(
          field + " wants a list of alternatives" + (field.equals(OR) ? "" : ", or nested fields"));
    }
  }

  private static void checkAlternative(String field, Object alternative) {
    if (field.equals(OR)) {
      if (!(alternative instanceof Map<?, ?> rules)) {
        throw new IllegalArgumentException(OR + " wants a list of patterns");
      }
      check(rules);
    } else if (alternative instanceof Map<?, ?> operator) {
      checkOperator(field, operator);
    } else if (!isScalar(alternative)) {
      throw new IllegalArgumentException(field + " has a list inside a list");
    }
  }

  private static void checkOperator(String field, Map<?, ?> operator) {
    if (operator.size() != 1) {
      throw new IllegalArgumentException(field + " wants one operator in each alternative");
    }
    String name = (String) operator.keySet().iterator().next();
    Object argument = operator.get(name);
    boolean understood =
        switch (name) {
          case "anything-but" -> isExclusion(argument);
          case "equals-ignore-case", "prefix", "suffix" -> argument instanceof String;
          case "exists" -> argument instanceof Boolean;
          case "numeric" -> isRange(argument);
          default ->
              throw new IllegalArgumentException(
                  field
                      + " has the operator "
                      + name
                      + ", which is not understood here; use anything-but, equals-ignore-case,"
                      + " exists, numeric, prefix or suffix");
        };
    if (!understood) {
      throw new IllegalArgumentException(
          field + ": " + name + " does not understand its argument " + argument);
    }
  }

  private static boolean isExclusion(Object argument) {
    return switch (argument) {
      case List<?> list -> !list.isEmpty() && list.stream().allMatch(FilterSyntax::isTextOrNumber);
      case Map<?, ?> map -> map.size() == 1 && map.get("prefix") instanceof String;
      case null -> false;
      default -> isTextOrNumber(argument);
    };
  }

  private static boolean isRange(Object argument) {
    if (!(argument instanceof List<?> range) || range.isEmpty() || range.size() % 2 != 0) {
      return false;
    }
    for (int i = 0; i < range.size(); i += 2) {
      if (!(range.get(i) instanceof String comparison)
          || !COMPARISONS.contains(comparison)
          || !(range.get(i + 1) instanceof Number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTextOrNumber(Object value) {
    return value instanceof String || value instanceof Number;
  }

  private static boolean isScalar(Object value) {
    return value == null || value instanceof Boolean || isTextOrNumber(value);
  }
}
