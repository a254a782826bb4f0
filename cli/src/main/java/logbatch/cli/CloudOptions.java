package logbatch.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import logbatch.local.LocalCloud;
import logbatch.local.services.Checkout;
import logbatch.local.services.Storage;
import picocli.CommandLine.Option;

/// The options of commands that start the local cloud.
final class CloudOptions {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description =
          "use the S3, SQS and DynamoDB at this address instead of the embedded ones; the functions still run here")
  private URI endpoint;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "a parameter of template.yaml, such as MaxReceiveCount=10; OwnerName is local unless set")
  private Map<String, String> parameters = new LinkedHashMap<>();

  /// Starts the cloud that the options describe.
  ///
  /// @param storage where the embedded services keep what they hold
  /// @param folder what it keeps to itself, and its functions' logs in the folder `logs`
  LocalCloud start(Storage storage, Path folder) {
    var checkout = Checkout.fromSystemProperty();
    return LocalCloud.start(
        new LocalCloud.Settings(
            checkout.home().resolve("template.yaml"),
            withDefaults(),
            Optional.ofNullable(endpoint)
                .<LocalCloud.Services>map(LocalCloud.Services.External::new)
                .orElseGet(() -> new LocalCloud.Services.Embedded(storage)),
            folder));
  }

  /// Where `logbatch run` keeps what is its own, lest it disturb a local cloud that runs.
  static Path runFolder() {
    return workFolder().resolve("run");
  }

  /// Where the functions of a cloud log.
  ///
  /// @param folder that it was started with
  static Path logFolder(Path folder) {
    return folder.resolve("logs");
  }

  /// Where everything is kept that belongs to the local cloud.
  static Path workFolder() {
    return Checkout.fromSystemProperty().home().resolve(".logbatch");
  }

  private Map<String, String> withDefaults() {
    var values = new LinkedHashMap<String, String>();
    values.put("OwnerName", "local");
    // More processes than cores would only take turns.
    values.put(
        "WorkerConcurrency",
        Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
    values.putAll(parameters);
    return values;
  }
}
