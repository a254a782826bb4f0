package logbatch.local.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Evaluates CloudFormation's intrinsic functions, in their long form, with the ids of the
/// resources that exist.
final class Intrinsics {

  /// What `!Ref AWS::NoValue` gives: the property or list element that has it is not there.
  static final Object NO_VALUE = new Object();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /// What is left of a value when every function in it is evaluated; [#NO_VALUE] if nothing is.
  ///
  /// @param raw maps, lists and scalars
  /// @param place of the value in the template, for messages
  Object value(Object raw, String place) {
    return switch (raw) {
      case Map<?, ?> map -> mapOrCall(map, place);
      case List<?> list -> list(list, place);
      case null -> null;
      default -> raw;
    };
  }

  private Object mapOrCall(Map<?, ?> map, String place) {
    String function = function(map, place);
    return function == null ? map(map, place) : call(function, map.get(function), place);
  }

  /// The value as text; true and false, and numbers, as they are written.
  String text(Object raw, String place) {
    Object value = value(raw, place);
    if (value instanceof String || value instanceof BigInteger || value instanceof Boolean) {
      return value.toString();
    }
    throw new TemplateException(place, "a text is expected here");
  }

  boolean holds(String condition, String place) {
    return scope.conditions().holds(condition, this, place);
  }

  /// @return the function's name, or null if the map is none
  private static String function(Map<?, ?> map, String place) {
    for (Object key : map.keySet()) {
      if (key instanceof String name && (name.equals("Ref") || name.startsWith("Fn::"))) {
        if (map.size() > 1) {
          throw new TemplateException(place, name + " must stand alone");
        }
        return name;
      }
    }
    return null;
  }

  private Map<String, Object> map(Map<?, ?> raw, String place) {
    var map = new LinkedHashMap<String, Object>();
    raw.forEach((key, element) -> map.put((String) key, value(element, place + "." + key)));
    map.values().removeIf(NO_VALUE::equals);
    return map;
  }

  private List<Object> list(List<?> raw, String place) {
    var list = new ArrayList<Object>();
    for (int i = 0; i < raw.size(); i++) {
      list.add(value(raw.get(i), place + "[" + i + "]"));
    }
    list.removeIf(NO_VALUE::equals);
    return list;
  }

  private Object call(String function, Object argument, String place) {
    return switch (function) {
      case "Ref" -> scope.ref(text(argument, place), place);
      case "Fn::FindInMap" -> findInMap(arguments(function, argument, 3, place), place);
      case "Fn::GetAtt" -> getAtt(argument, place);
      case "Fn::If" -> choose(arguments(function, argument, 3, place), place);
      case "Fn::Join" -> join(arguments(function, argument, 2, place), place);
      case "Fn::Select" -> select(arguments(function, argument, 2, place), place);
      case "Fn::Split" -> split(arguments(function, argument, 2, place), place);
      case "Fn::Sub" -> sub(argument, place);
      default ->
          throw new TemplateException(
              place,
              function
                  + " is not understood here; use Ref, Fn::FindInMap, Fn::GetAtt, Fn::If, Fn::Join,"
                  + " Fn::Select, Fn::Split or Fn::Sub, and logic in Conditions only");
    };
  }

  private static List<?> arguments(String function, Object argument, int count, String place) {
    if (argument instanceof List<?> list && list.size() == count) {
      return list;
    }
    throw new TemplateException(place, function + " wants a list of " + count + " arguments");
  }

  private Object getAtt(Object argument, String place) {
    if (argument instanceof List<?> list && list.size() == 2) {
      return scope.attribute(text(list.get(0), place), text(list.get(1), place), place);
    }
    return attribute(text(argument, place), place);
  }

  private String attribute(String dotted, String place) {
    int dot = dotted.indexOf('.');
    if (dot < 0) {
      throw new TemplateException(place, "Fn::GetAtt wants a resource, a dot and an attribute");
    }
    return scope.attribute(dotted.substring(0, dot), dotted.substring(dot + 1), place);
  }

  private Object choose(List<?> arguments, String place) {
    boolean holds = holds(text(arguments.get(0), place), place);
    return value(arguments.get(holds ? 1 : 2), place);
  }

  private Object findInMap(List<?> arguments, String place) {
    Object found = scope.mappings();
    for (Object argument : arguments) {
      String key = text(argument, place);
      if (!(found instanceof Map<?, ?> map) || !map.containsKey(key)) {
        throw new TemplateException(place, "Fn::FindInMap finds no " + key + " in Mappings");
      }
      found = map.get(key);
    }
    return found;
  }

  private String join(List<?> arguments, String place) {
    return texts(arguments.get(1), place).stream()
        .collect(Collectors.joining(text(arguments.get(0), place)));
  }

  private String select(List<?> arguments, String place) {
    List<String> list = texts(arguments.get(1), place);
    String index = text(arguments.get(0), place);
    if (!index.matches("[0-9]{1,4}") || Integer.parseInt(index) >= list.size()) {
      throw new TemplateException(
          place, "Fn::Select has " + list.size() + " elements, no " + index);
    }
    return list.get(Integer.parseInt(index));
  }

  private List<String> split(List<?> arguments, String place) {
    String delimiter = text(arguments.get(0), place);
    return List.of(text(arguments.get(1), place).split(Pattern.quote(delimiter), -1));
  }

  private List<String> texts(Object raw, String place) {
    if (!(value(raw, place) instanceof List<?> list)) {
      throw new TemplateException(place, "a list is expected here");
    }
    return list.stream().map(element -> text(element, place)).toList();
  }

  private String sub(Object argument, String place) {
    if (argument instanceof List<?>) {
      List<?> both = arguments("Fn::Sub", argument, 2, place);
      if (both.get(1) instanceof Map<?, ?> variables) {
        return sub(text(both.get(0), place), map(variables, place), place);
      }
      throw new TemplateException(place, "Fn::Sub wants a map of variables as its second argument");
    }
    return sub(text(argument, place), Map.of(), place);
  }

  private String sub(String template, Map<String, Object> variables, String place) {
    return VARIABLE
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), variables, place)));
  }

  private String variable(String name, Map<String, Object> variables, String place) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.containsKey(name)) {
      return text(variables.get(name), place);
    }
    return name.contains(".") ? attribute(name, place) : text(scope.ref(name, place), place);
  }
}
