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

  /// An AWS account id. Empty if the variable is missing or holds no such id, as on a laptop, whose
  /// services may have no account.
  public Optional<String> accountId(String name) {
    return value(name).filter(id -> id.matches("[0-9]{12}"));
  }

  /// Whether the standard variables send S3's client to an address that is not AWS's own. A bucket
  /// is no host name there, but the first part of the path.
  public boolean isS3Elsewhere() {
    return EndpointVariables.url(environment, "s3").isPresent();
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

  /// A variable that may be missing.
  ///
  /// @param conversion throws a [RuntimeException] whose message says what is wrong with a value
  /// @param usual what is returned if the value is missing, or wrong, which [#verify] then reports
  public <T> T optional(String name, Function<String, T> conversion, T usual) {
    return value(name).isPresent() ? required(name, conversion, usual) : usual;
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
