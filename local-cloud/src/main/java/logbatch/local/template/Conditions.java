package logbatch.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The template's `Conditions`, none of which depends on a resource.
///
/// @param declared conditions by name, unevaluated
record Conditions(Map<String, Object> declared) {

  /// Whether a condition holds.
  ///
  /// @param place where the condition is asked for, for messages
  /// @throws TemplateException if there is no such condition, or it depends on itself
  boolean holds(String name, Intrinsics intrinsics, String place) {
    return holds(name, intrinsics, place, List.of());
  }

  private boolean holds(String name, Intrinsics intrinsics, String place, List<String> open) {
    if (open.contains(name)) {
      throw new TemplateException("Conditions." + name, "depends on itself");
    }
    if (!declared.containsKey(name)) {
      throw new TemplateException(place, "there is no condition " + name + " in Conditions");
    }
    var deeper = new ArrayList<>(open);
    deeper.add(name);
    return evaluate(declared.get(name), intrinsics, "Conditions." + name, deeper);
  }

  private boolean evaluate(Object raw, Intrinsics intrinsics, String place, List<String> open) {
    if (!(raw instanceof Map<?, ?> map) || map.size() != 1) {
      throw notAFunction(place);
    }
    var entry = map.entrySet().iterator().next();
    Object argument = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "Condition" -> holds(String.valueOf(argument), intrinsics, place, open);
      case "Fn::Equals" -> areEqual(argument, intrinsics, place);
      case "Fn::Not" -> !evaluate(list(argument, 1, 1, place).getFirst(), intrinsics, place, open);
      case "Fn::And" ->
          list(argument, 2, 10, place).stream()
              .allMatch(one -> evaluate(one, intrinsics, place, open));
      case "Fn::Or" ->
          list(argument, 2, 10, place).stream()
              .anyMatch(one -> evaluate(one, intrinsics, place, open));
      default -> throw notAFunction(place);
    };
  }

  private static boolean areEqual(Object argument, Intrinsics intrinsics, String place) {
    List<?> both = list(argument, 2, 2, place);
    return intrinsics.text(both.getFirst(), place).equals(intrinsics.text(both.getLast(), place));
  }

  private static List<?> list(Object argument, int min, int max, String place) {
    if (argument instanceof List<?> list && list.size() >= min && list.size() <= max) {
      return list;
    }
    throw new TemplateException(
        place, "the function wants a list of " + (min == max ? min : min + " to " + max));
  }

  private static TemplateException notAFunction(String place) {
    return new TemplateException(
        place, "a condition is one of !Equals, !Not, !And, !Or and !Condition, and its arguments");
  }
}
