package logbatch.local.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import logbatch.local.runtime.host.ParentGuard;
import logbatch.local.runtime.host.PureJavaHost;
import logbatch.local.template.FunctionSpec;

/// How a function's process is started: command, variables and folder, the same for all its
/// environments.
///
/// @param spec the function
/// @param taskRoot the process's folder, with the function's code
/// @param files the host
/// @param settings the machine's part
/// @param awsVariables endpoints, credentials and region
record ProcessCommand(
    FunctionSpec spec,
    Path taskRoot,
    HostFiles files,
    RuntimeSettings settings,
    Map<String, String> awsVariables) {

  /// The heap's part of the memory size, in per cent. The rest is for what a JVM needs beside it.
  private static final int HEAP_PERCENT = 85;

  private static final String AWS_HOST =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String JNI_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /// What a process needs of the machine it runs on. Everything else would be there here and
  /// missing on Lambda; least of all may the user's own AWS profile come through.
  private static final Set<String> INHERITED =
      Set.of("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH");

  /// Everything but the start itself.
  ///
  /// @param runtimeApi value of `AWS_LAMBDA_RUNTIME_API`
  ProcessBuilder builder(String runtimeApi) {
    var builder = new ProcessBuilder(command()).directory(taskRoot.toFile());
    builder.redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> !INHERITED.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(lambdaVariables());
    environment.putAll(awsVariables);
    environment.putAll(spec.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    return builder;
  }

  List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags that Lambda starts its own Java with: one compiler, for the short lives of
    // environments.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.add("-Xmx" + heapKilobytes() + "k");
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    files.nativeLibrary().ifPresent(library -> command.add("-D" + JNI_PROPERTY + "=" + library));
    command.add("-cp");
    command.add(
        files.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(ParentGuard.class.getName());
    command.add(
        switch (settings.hostKind()) {
          case AWS -> AWS_HOST;
          case PURE_JAVA -> PureJavaHost.class.getName();
        });
    command.add(spec.handler());
    return command;
  }

  String functionArn() {
    return "arn:aws:lambda:%s:%s:function:%s"
        .formatted(settings.account().region(), settings.account().id(), spec.name());
  }

  private long heapKilobytes() {
    return spec.memoryMegabytes() * 1024L * HEAP_PERCENT / 100;
  }

  /// See <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>.
  private Map<String, String> lambdaVariables() {
    var variables = new HashMap<String, String>();
    variables.put("_HANDLER", spec.handler());
    variables.put("AWS_REGION", settings.account().region());
    variables.put("AWS_DEFAULT_REGION", settings.account().region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    variables.put("LAMBDA_RUNTIME_DIR", taskRoot.getParent().toString());
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    // There is no profile on Lambda; an SDK here would find the user's own.
    variables.put("AWS_CONFIG_FILE", taskRoot.resolve("no-config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", taskRoot.resolve("no-credentials").toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    return variables;
  }
}
