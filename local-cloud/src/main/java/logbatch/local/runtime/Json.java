package logbatch.local.runtime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// Events and answers as maps, lists, strings, numbers and booleans. Stateless.
final class Json {

  private Json() {}

  static String text(Object value) {
    return JSON.std.asString(value);
  }

  /// The object, or nothing if the text is no JSON object.
  static Optional<Map<String, Object>> object(String json) {
    return value(json) instanceof Map<?, ?> map
        ? Optional.of(withStringKeys(map))
        : Optional.empty();
  }

  /// What the text says; the text itself if it is no JSON; `null` for an empty text and for JSON's
  /// null
  static Object value(String json) {
    try {
      return json.isBlank() ? null : JSON.std.anyFrom(json);
    } catch (JacksonException e) {
      return json;
    }
  }

  private static Map<String, Object> withStringKeys(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /// How many bytes the text takes in UTF-8.
  static int bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }
}
