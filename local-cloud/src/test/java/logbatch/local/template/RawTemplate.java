package logbatch.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The project's template as it is written, for tests of what has no effect on one machine.
final class RawTemplate {

  private final Map<String, Object> top =
      YamlTree.read(Path.of(System.getProperty("logbatch.home"), "template.yaml"));

  /// The resources of a type, by logical id.
  Map<String, Map<?, ?>> ofType(String type) {
    var found = new LinkedHashMap<String, Map<?, ?>>();
    ((Map<?, ?>) top.get("Resources"))
        .forEach((id, resource) -> {
          if (((Map<?, ?>) resource).get("Type").equals(type)) {
            found.put((String) id, (Map<?, ?>) resource);
          }
        });
    return found;
  }

  /// What is at a place of the template.
  ///
  /// @param path keys from the top
  /// @return null if there is nothing
  Object at(String... path) {
    Object found = top;
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return found;
  }

  /// A property of a resource; null if it has none.
  Object property(String logicalId, String... path) {
    return at(
        Stream.concat(Stream.of("Resources", logicalId, "Properties"), Stream.of(path))
            .toArray(String[]::new));
  }

  /// The parameters that a part of the template depends on, itself or through a condition's name.
  Set<String> parametersIn(Object part) {
    var used = new TreeSet<String>();
    var parameters = ((Map<?, ?>) top.get("Parameters")).keySet();
    texts(part)
        .forEach(text ->
            parameters.stream()
                .map(Objects::toString)
                .filter(name -> text.equals(name) || text.contains("${" + name + "}"))
                .forEach(used::add));
    return used;
  }

  /// All texts in a part of the template, keys not among them.
  static Stream<String> texts(Object part) {
    return switch (part) {
      case Map<?, ?> map -> map.values().stream().flatMap(RawTemplate::texts);
      case List<?> list -> list.stream().flatMap(RawTemplate::texts);
      case String text -> Stream.of(text);
      case null, default -> Stream.empty();
    };
  }
}
