package logbatch.reporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A record of the items' stream as it came, not yet understood.
///
/// @param change `INSERT`, `MODIFY`, `REMOVE` or something unknown; null if it was missing
/// @param sequenceNumber its place in the shard, as digits; null if it was missing
/// @param before attributes of the item before the change, numbers as digits and bytes as text;
///   empty if there was none
/// @param after attributes of the item after the change; empty if there is none
record StreamImage(
    String change, String sequenceNumber, Map<String, String> before, Map<String, String> after) {

  /// Reads a record of an event. What is missing or of another shape than the stream's is left out.
  ///
  /// @param record parsed JSON
  static StreamImage of(Object record) {
    var fields = fields(record);
    var change = fields(fields.get("dynamodb"));
    return new StreamImage(
        text(fields.get("eventName")),
        text(change.get("SequenceNumber")),
        item(change.get("OldImage")),
        item(change.get("NewImage")));
  }

  private static Map<String, String> item(Object image) {
    var texts = new HashMap<String, String>();
    fields(image).forEach((name, value) -> texts.put(name.toString(), attribute(fields(value))));
    return texts;
  }

  /// @return null for an attribute of another type than the items' own
  private static String attribute(Map<?, ?> value) {
    if (value.get("B") instanceof String base64) {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
    return text(value.containsKey("S") ? value.get("S") : value.get("N"));
  }

  private static String text(Object value) {
    return value instanceof String text ? text : null;
  }

  private static Map<?, ?> fields(Object object) {
    return object instanceof Map<?, ?> fields ? fields : Map.of();
  }
}
