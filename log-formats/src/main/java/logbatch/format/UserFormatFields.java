package logbatch.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A map of a file of formats, of whose content nothing can be taken for granted.
///
/// @param where names the map to a person, such as `format billing`
/// @param fields as the file has them
/// @param problems hears of what is wrong
record UserFormatFields(String where, Map<?, ?> fields, Consumer<String> problems) {

  /// Looks for names that nobody reads.
  void refuseOthersThan(List<String> names) {
    var others = new TreeSet<String>();
    fields.keySet().forEach(key -> others.add(String.valueOf(key)));
    names.forEach(others::remove);
    others.forEach(other ->
        problem("has an unknown key %s; there are %s".formatted(other, String.join(", ", names))));
  }

  /// A text or a number.
  Optional<String> text(String name) {
    return switch (fields.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Number number -> Optional.of(number.toString());
      default -> {
        problem(name + " is no text; put it in quotes");
        yield Optional.empty();
      }
    };
  }

  /// A text that must be there.
  Optional<String> required(String name) {
    if (fields.get(name) == null) {
      problem("has no %s; add it".formatted(name));
    }
    return text(name);
  }

  /// The maps of a list that must be there and not be empty.
  ///
  /// @param what names one of them to a person, before its number
  List<UserFormatFields> list(String name, String what) {
    if (!(fields.get(name) instanceof List<?> list) || list.isEmpty()) {
      problem("has no list of %s; add at least one".formatted(name));
      return List.of();
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> element(list.get(i), "%s %d".formatted(what, i + 1)))
        .flatMap(Optional::stream)
        .toList();
  }

  void problem(String problem) {
    problems.accept(where.isEmpty() ? "the file " + problem : where + " " + problem);
  }

  private Optional<UserFormatFields> element(Object element, String what) {
    var place = where.isEmpty() ? what : where + ", " + what;
    if (element instanceof Map<?, ?> map) {
      return Optional.of(new UserFormatFields(place, map, problems));
    }
    problems.accept(place + " is no map; see docs/custom-formats.md");
    return Optional.empty();
  }
}
