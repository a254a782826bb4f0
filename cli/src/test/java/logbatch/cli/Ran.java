package logbatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

/// What a command did.
///
/// @param exitCode its exit code
/// @param out what it printed
/// @param err what it printed on standard error, but for progress
record Ran(int exitCode, String out, String err) {

  /// Runs `logbatch` in this process.
  ///
  /// @param place where it finds deployments
  static Ran of(DeploymentOptions.Place place, List<String> arguments) {
    return of(DeploymentOptions.class, () -> new DeploymentOptions(place), arguments);
  }

  /// Runs `logbatch` in this process, which fails if it asks AWS.
  ///
  /// @param folder where it looks for settings and a local cloud
  static Ran withoutAws(Path folder, String... arguments) {
    var place =
        new DeploymentOptions.Place(
            folder,
            folder,
            (_, _) -> {
              throw new AssertionError("AWS was asked");
            });
    return of(place, List.of(arguments));
  }

  /// Runs `logbatch` in this process.
  ///
  /// @param made the class whose instances are not to be picocli's own
  /// @param maker makes these instances
  static <T> Ran of(Class<T> made, Supplier<T> maker, List<String> arguments) {
    var factory = CommandLine.defaultFactory();
    var command =
        Main.commandLine(
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                return type == made ? type.cast(maker.get()) : factory.create(type);
              }
            });
    var out = new StringWriter();
    var err = new StringWriter();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(arguments.toArray(String[]::new));
    return new Ran(exitCode, out.toString(), err.toString());
  }

  /// The JSON objects printed, one on each line.
  List<Map<String, Object>> json() {
    return out.lines().map(JSON.std::mapFrom).toList();
  }
}
