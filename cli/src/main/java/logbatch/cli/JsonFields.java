package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// The fields of a JSON object that somebody else wrote, and of which nothing can be taken for
/// granted.
///
/// @param json values by name, as Jackson jr reads them
record JsonFields(Map<String, Object> json) {

  /// Reads a JSON object.
  ///
  /// @throws IllegalArgumentException if the text is none
  static JsonFields parse(String text) {
    try {
      return Optional.ofNullable(JSON.std.anyFrom(text))
          .flatMap(JsonFields::of)
          .orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a JSON object: " + e.getOriginalMessage(), e);
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(json.get(name)).map(Object::toString);
  }

  /// @throws IllegalArgumentException if there is no such field
  String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  /// A whole number, 0 if there is none.
  ///
  /// @throws IllegalArgumentException if it is too large
  int number(String name) {
    long number = json.get(name) instanceof Number value ? value.longValue() : 0;
    if (number != (int) number) {
      throw new IllegalArgumentException(name + " is " + number);
    }
    return (int) number;
  }

  Optional<JsonFields> object(String name) {
    return Optional.ofNullable(json.get(name)).flatMap(JsonFields::of);
  }

  /// The objects of an array, none if there is no such array.
  List<JsonFields> objects(String name) {
    return json.get(name) instanceof List<?> list
        ? list.stream().flatMap(element -> of(element).stream()).toList()
        : List.of();
  }

  private static Optional<JsonFields> of(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((name, element) -> fields.put(name.toString(), element));
    return Optional.of(new JsonFields(fields));
  }
}
