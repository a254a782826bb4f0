package logbatch.local.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A map of the template, evaluated, that knows its place; every question about it checks what it
/// finds.
///
/// @param place path from the template's top, for messages
/// @param values without intrinsic functions
record Fields(String place, Map<String, Object> values) {

  static Fields of(Object value, String place) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new TemplateException(place, "a map is expected here");
    }
    @SuppressWarnings("unchecked") // the keys of every map in the tree are texts
    var values = (Map<String, Object>) map;
    return new Fields(place, values);
  }

  /// Refuses any other key.
  ///
  /// @throws TemplateException if there is a key that is not among these
  Fields only(String... understood) {
    for (String key : values.keySet()) {
      if (!List.of(understood).contains(key)) {
        throw error(
            key,
            "the local cloud does not understand this; remove it, or use "
                + String.join(", ", understood));
      }
    }
    return this;
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> error(name, "is missing; add it"));
  }

  Optional<String> optionalText(String name) {
    return switch (values.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case BigInteger number -> Optional.of(number.toString());
      case Boolean flag -> Optional.of(flag.toString());
      default -> throw error(name, "a text is expected here");
    };
  }

  /// A text, or a list of them.
  List<String> texts(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      return List.of(text(name));
    }
    if (!list.stream().allMatch(String.class::isInstance)) {
      throw error(name, "a list of texts is expected here");
    }
    return list.stream().map(String.class::cast).toList();
  }

  int integer(String name, int min, int max) {
    String text = text(name);
    if (text.matches("-?[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw error(name, text + " is no whole number from " + min + " to " + max);
  }

  int integer(String name, int min, int max, int fallback) {
    return has(name) ? integer(name, min, max) : fallback;
  }

  boolean flag(String name, boolean fallback) {
    return switch (optionalText(name).orElse(Boolean.toString(fallback))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(name, "is neither true nor false");
    };
  }

  /// Refuses any other value; the key may be missing.
  ///
  /// @throws TemplateException if it is there with another value
  void mustBe(String name, String onlyValue) {
    optionalText(name)
        .filter(value -> !value.equals(onlyValue))
        .ifPresent(value -> {
          throw error(
              name, "the local cloud knows " + onlyValue + " only, not " + value + "; use that");
        });
  }

  Fields fields(String name) {
    if (!has(name)) {
      throw error(name, "is missing; add it");
    }
    return of(values.get(name), place + "." + name);
  }

  Optional<Fields> optionalFields(String name) {
    return has(name) ? Optional.of(fields(name)) : Optional.empty();
  }

  /// A list of maps; empty if it is not there.
  List<Fields> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!(values.get(name) instanceof List<?> list)) {
      throw error(name, "a list is expected here");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> of(list.get(i), place + "." + name + "[" + i + "]"))
        .toList();
  }

  TemplateException error(String name, String problem) {
    return new TemplateException(place + "." + name, problem);
  }
}
