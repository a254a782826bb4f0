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

  static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Object value) {
    return JSON.std.asString(value);
  }

  /// @return the object, or nothing if the text is no JSON object
  static Optional<Map<String, Object>> object(byte[] json) {
    return object(new String(json, StandardCharsets.UTF_8));
  }

  /// @return the object, or nothing if the text is no JSON object
  static Optional<Map<String, Object>> object(String json) {
    return value(json) instanceof Map<?, ?> map ? Optional.of(withStringKeys(map)) : Optional.empty();
  }

  /// @return as for the text in UTF-8
  static Object value(byte[] json) {
    return value(new String(json, StandardCharsets.UTF_8));
  }

  /// @return what the text says; the text itself if it is no JSON; `null` for an empty text and for JSON's null
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
}
