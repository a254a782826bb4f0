package logbatch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `sam deploy` noted down of the last guided deployment, in `samconfig.toml`. Only plain
/// texts of the `default` environment are read, in the form in which SAM writes them.
///
/// @param values by table and key, such as `default.deploy.parameters.stack_name`
record SamConfig(Map<String, String> values) {

  /// The name that `sam deploy --guided` proposes if the file has none.
  static final String USUAL_STACK = "sam-app";

  private static final Pattern TABLE =
      Pattern.compile("\\s*\\[\\s*([A-Za-z0-9_.-]+)\\s*]\\s*(#.*)?");
  private static final Pattern TEXT =
      Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*([\"'])([^\"']*)\\2\\s*(#.*)?");

  /// Reads the file of a folder, if there is one.
  static SamConfig read(Path folder) {
    try {
      return parse(Files.readString(folder.resolve("samconfig.toml")));
    } catch (NoSuchFileException e) {
      return new SamConfig(Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read samconfig.toml", e);
    }
  }

  static SamConfig parse(String toml) {
    var values = new HashMap<String, String>();
    var table = "";
    for (var line : toml.lines().toList()) {
      var header = TABLE.matcher(line);
      var text = TEXT.matcher(line);
      if (header.matches()) {
        table = header.group(1);
      } else if (text.matches()) {
        values.put(table + "." + text.group(1), text.group(3));
      }
    }
    return new SamConfig(values);
  }

  /// The stack that was deployed, or the one that would be.
  String stack() {
    return value("stack_name").orElse(USUAL_STACK);
  }

  /// The region that it was deployed to; empty if that was left to the standard settings.
  Optional<String> region() {
    return value("region");
  }

  private Optional<String> value(String key) {
    return Stream.of("deploy", "global")
        .map(command -> values.get("default.%s.parameters.%s".formatted(command, key)))
        .flatMap(value -> Optional.ofNullable(value).stream())
        .findFirst();
  }
}
