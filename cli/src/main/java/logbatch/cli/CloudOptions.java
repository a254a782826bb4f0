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
  LocalCloud start(Storage storage) {
    var checkout = Checkout.fromSystemProperty();
    return LocalCloud.start(
        new LocalCloud.Settings(
            checkout.home().resolve("template.yaml"),
            withDefaults(),
            Optional.ofNullable(endpoint)
                .<LocalCloud.Services>map(LocalCloud.Services.External::new)
                .orElseGet(() -> new LocalCloud.Services.Embedded(storage)),
            workFolder()));
  }

  /// Storage for the time of one command.
  static Storage temporaryStorage() {
    return new Storage.Temporary(workFolder());
  }

  /// Where the functions' logs are.
  static Path logFolder() {
    return workFolder().resolve("logs");
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
