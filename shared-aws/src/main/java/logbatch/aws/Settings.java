package logbatch.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a function's environment variables, and reports everything that is wrong with them at once. Not thread-safe.
///
///     var settings = new Settings(System.getenv());
///     var queueUrl = settings.required("LINES_QUEUE_URL");
///     settings.verify();
public final class Settings {

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  /// Reads from a map, so that a test needs no process environment.
  public Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /// A variable that must be there.
  ///
  /// @return its value, or an empty text if it is missing, which [#verify] then reports
  public String required(String name) {
    return value(name)
        .orElseGet(() -> {
          problems.add(name + " is not set");
          return "";
        });
  }

  /// A variable that may be missing.
  public Optional<String> optional(String name) {
    return value(name);
  }

  /// A variable that must be there and be converted.
  ///
  /// @param conversion throws a [RuntimeException] whose message says what is wrong with a value
  /// @param instead what is returned if the value is missing or wrong, which [#verify] then reports
  public <T> T required(String name, Function<String, T> conversion, T instead) {
    var text = required(name);
    if (text.isEmpty()) {
      return instead;
    }
    try {
      return conversion.apply(text);
    } catch (RuntimeException e) {
      problems.add("%s is «%s»: %s".formatted(name, text, e.getMessage()));
      return instead;
    }
  }

  /// Ends the reading.
  ///
  /// @throws IllegalStateException naming every variable that is missing or wrong
  public void verify() {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the function's environment is incomplete: "
              + String.join("; ", problems)
              + ". template.yaml sets these variables; was the function changed by hand?");
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
