package logbatch.splitter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// A JSON object of an event. What is missing or of another type is a [MalformedEventException]
/// that names it.
///
/// @param path where it is in the event, such as `Records[0].s3`; empty for the event itself
/// @param fields the parsed fields
record EventObject(String path, Map<?, ?> fields) {

  /// Parses an event or a body.
  static EventObject parse(String json) {
    try {
      return of("", JSON.std.anyFrom(json));
    } catch (JacksonException e) {
      throw new MalformedEventException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static EventObject of(String path, Object value) {
    if (value instanceof Map<?, ?> fields) {
      return new EventObject(path, fields);
    }
    throw new MalformedEventException(
        "%s is %s instead of an object"
            .formatted(path.isEmpty() ? "the event" : path, type(value)));
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  EventObject object(String name) {
    return of(child(name), fields.get(name));
  }

  /// The objects of an array.
  List<EventObject> objects(String name) {
    if (fields.get(name) instanceof List<?> list) {
      return IntStream.range(0, list.size())
          .mapToObj(i -> of(child(name) + "[" + i + "]", list.get(i)))
          .toList();
    }
    throw wrong(name, "an array");
  }

  String text(String name) {
    return textIfAny(name).orElseThrow(() -> wrong(name, "text"));
  }

  /// Empty if there is no such field.
  Optional<String> textIfAny(String name) {
    return switch (fields.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(name, "text");
    };
  }

  long number(String name) {
    if (fields.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw wrong(name, "a number");
  }

  /// The names of the fields, which tell what kind of event it is without showing its content.
  @Override
  public String toString() {
    return "an object with the fields " + fields.keySet();
  }

  private MalformedEventException wrong(String name, String expected) {
    return new MalformedEventException(
        "%s is %s instead of %s".formatted(child(name), type(fields.get(name)), expected));
  }

  private String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String type(Object value) {
    return switch (value) {
      case null -> "missing";
      case String text -> "text";
      case Number number -> "a number";
      case List<?> list -> "an array";
      case Map<?, ?> map -> "an object";
      default -> value.getClass().getSimpleName();
    };
  }
}
