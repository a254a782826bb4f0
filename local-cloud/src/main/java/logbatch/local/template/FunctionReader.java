package logbatch.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `AWS::Serverless::Function`. The bounds and defaults are those of Lambda (November 2026).
final class FunctionReader {

  private static final List<String> RUNTIMES = List.of("java17", "java21", "java25");

  private final Path folder;

  /// Reads the functions of a template.
  ///
  /// @param folder of the template, from which `CodeUri` goes
  FunctionReader(Path folder) {
    this.folder = folder;
  }

  static String name(Resource resource, Intrinsics intrinsics) {
    Object name = resource.properties().get("FunctionName");
    return name == null
        ? resource.generatedName(intrinsics)
        : intrinsics.text(name, resource.place() + ".FunctionName");
  }

  FunctionSpec read(Resource resource, Intrinsics intrinsics) {
    Fields fields =
        resource.fields(
            intrinsics,
            "CodeUri",
            "Environment",
            "EventInvokeConfig",
            "Events",
            "FunctionName",
            "Handler",
            "MemorySize",
            "PackageType",
            "Runtime",
            "Timeout");
    fields.mustBe("PackageType", "Zip");
    if (!RUNTIMES.contains(fields.text("Runtime"))) {
      throw fields.error("Runtime", "use one of " + String.join(", ", RUNTIMES));
    }
    return new FunctionSpec(
        resource.logicalId(),
        name(resource, intrinsics),
        folder.resolve(fields.text("CodeUri")).toAbsolutePath().normalize(),
        fields.text("Handler"),
        fields.integer("MemorySize", 128, 10_240, 128),
        Duration.ofSeconds(fields.integer("Timeout", 1, 900, 3)),
        fields.optionalFields("Environment").map(FunctionReader::variables).orElse(Map.of()),
        fields.optionalFields("Events").map(FunctionReader::events).orElse(List.of()),
        fields
            .optionalFields("EventInvokeConfig")
            .map(FunctionReader::asyncInvoke)
            .orElse(AsyncInvoke.DEFAULT));
  }

  private static Map<String, String> variables(Fields environment) {
    Fields variables = environment.only("Variables").fields("Variables");
    var texts = new LinkedHashMap<String, String>();
    variables.values().keySet().forEach(name -> texts.put(name, variables.text(name)));
    return texts;
  }

  private static List<EventSource> events(Fields events) {
    var sources = new ArrayList<EventSource>();
    events.values().keySet().forEach(name -> sources.add(EventReader.read(name, events)));
    return sources;
  }

  private static AsyncInvoke asyncInvoke(Fields config) {
    config.only("DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts");
    int sixHours = 21_600;
    return new AsyncInvoke(
        config.integer("MaximumRetryAttempts", 0, 2, 2),
        Duration.ofSeconds(config.integer("MaximumEventAgeInSeconds", 60, sixHours, sixHours)),
        config
            .optionalFields("DestinationConfig")
            .flatMap(destinations -> destinations.only("OnFailure").optionalFields("OnFailure"))
            .flatMap(FunctionReader::queueArn));
  }

  private static Optional<String> queueArn(Fields destination) {
    destination.only("Destination", "Type").mustBe("Type", "SQS");
    String arn = destination.text("Destination");
    if (!arn.startsWith("arn:aws:sqs:")) {
      throw destination.error("Destination", arn + " is no queue's ARN; use !GetAtt QUEUE.Arn");
    }
    return Optional.of(arn);
  }
}
