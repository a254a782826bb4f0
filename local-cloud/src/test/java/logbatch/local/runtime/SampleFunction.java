package logbatch.local.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import logbatch.local.runtime.sample.SampleHandler;
import logbatch.local.runtime.sample.SourceHandler;
import logbatch.local.runtime.sample.StreamHandler;
import logbatch.local.services.AwsAccount;
import logbatch.local.template.AsyncInvoke;
import logbatch.local.template.EventSource;
import logbatch.local.template.FunctionSpec;

/// The sample handlers as a deployable jar, and a template's words about it.
///
/// @param code the jar
/// @param handler class and method
/// @param memoryMegabytes memory size
/// @param timeout the function's time-out
/// @param environment the function's own variables
record SampleFunction(
    Path code,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment) {

  static final AwsAccount ACCOUNT = AwsAccount.LOCAL;

  static final Map<String, String> AWS_VARIABLES =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "localsecret");

  /// @param folder where the jar is written
  static SampleFunction in(Path folder) throws IOException {
    var jar = folder.resolve("sample.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var type : List.of(SampleHandler.class, SourceHandler.class, StreamHandler.class)) {
        var entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (var in = type.getResourceAsStream("/" + entry)) {
          in.transferTo(out);
        }
      }
    }
    return new SampleFunction(
        jar,
        SampleHandler.class.getName() + "::handleRequest",
        128,
        Duration.ofSeconds(20),
        Map.of("COLOUR", "blue"));
  }

  SampleFunction withHandler(Class<?> type) {
    return new SampleFunction(code, type.getName(), memoryMegabytes, timeout, environment);
  }

  SampleFunction withTimeout(Duration other) {
    return new SampleFunction(code, handler, memoryMegabytes, other, environment);
  }

  SampleFunction withVariable(String name, String value) {
    var variables = new HashMap<>(environment);
    variables.put(name, value);
    return new SampleFunction(code, handler, memoryMegabytes, timeout, variables);
  }

  FunctionSpec spec(EventSource... sources) {
    return spec(AsyncInvoke.DEFAULT, sources);
  }

  FunctionSpec spec(AsyncInvoke asyncInvoke, EventSource... sources) {
    return new FunctionSpec(
        "SampleFunction",
        "Sample",
        code,
        handler,
        memoryMegabytes,
        timeout,
        environment,
        List.of(sources),
        asyncInvoke);
  }
}
