package logbatch.local.template;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A template's resources as the local cloud has them.
///
/// Buckets, queues and tables are known from the template alone. Functions and outputs speak of
/// their ids, and so wait until they exist.
public final class CloudTemplate {

  private final List<Resource> resources;
  private final Map<String, Object> outputs;
  private final Scope scope;
  private final PseudoParameters pseudoParameters;
  private final FunctionReader functionReader;

  CloudTemplate(
      List<Resource> resources,
      Map<String, Object> outputs,
      Scope scope,
      PseudoParameters pseudoParameters,
      FunctionReader functionReader) {
    this.resources = resources;
    this.outputs = outputs;
    this.scope = scope;
    this.pseudoParameters = pseudoParameters;
    this.functionReader = functionReader;
  }

  /// The buckets, in the template's order.
  public List<BucketSpec> buckets() {
    return read("AWS::S3::Bucket", BucketReader::read);
  }

  /// The queues, in the template's order.
  public List<QueueSpec> queues() {
    List<QueueSpec> queues = read("AWS::SQS::Queue", QueueReader::read);
    List<String> ends =
        queues.stream().filter(q -> q.redrive().isEmpty()).map(QueueSpec::logicalId).toList();
    for (QueueSpec queue : queues) {
      if (!queue.redrive().map(QueueSpec.RedrivePolicy::deadLetterQueue).stream()
          .allMatch(ends::contains)) {
        throw new TemplateException(
            "Resources." + queue.logicalId() + ".Properties.RedrivePolicy.deadLetterTargetArn",
            "names no queue of this template without a RedrivePolicy of its own; name one");
      }
    }
    return queues;
  }

  /// The tables, in the template's order.
  public List<TableSpec> tables() {
    return read("AWS::DynamoDB::Table", TableReader::read);
  }

  /// The functions, in the template's order.
  ///
  /// @param ids of all buckets, queues and tables
  /// @throws TemplateException if a function's jar is not there; says what makes it
  public List<FunctionSpec> functions(PhysicalIds ids) {
    List<FunctionSpec> functions = readFunctions(ids);
    for (FunctionSpec function : functions) {
      if (!Files.isRegularFile(function.code())) {
        throw new TemplateException(
            "Resources." + function.logicalId() + ".Properties.CodeUri",
            "there is no " + function.code() + "; run: ./mvnw -DskipTests package");
      }
    }
    return functions;
  }

  /// The outputs by name, in the template's order.
  ///
  /// @param ids of all buckets, queues and tables
  public Map<String, String> outputs(PhysicalIds ids) {
    var intrinsics = new Intrinsics(scope.with(withFunctions(ids)));
    var values = new LinkedHashMap<String, String>();
    outputs.forEach((name, raw) -> {
      Fields output = Fields.of(raw, "Outputs." + name);
      output.only("Condition", "Description", "Export", "Value");
      boolean wanted =
          output
              .optionalText("Condition")
              .map(condition -> intrinsics.holds(condition, output.place() + ".Condition"))
              .orElse(true);
      if (wanted) {
        values.put(name, intrinsics.text(output.values().get("Value"), output.place() + ".Value"));
      }
    });
    return values;
  }

  /// Finds what is wrong in functions and outputs before anything is started.
  void readEverythingOnce() {
    PhysicalIds predicted = PredictedIds.of(this, pseudoParameters);
    readFunctions(predicted);
    outputs(predicted);
  }

  /// The functions, whether their jars are there or not.
  List<FunctionSpec> readFunctions(PhysicalIds ids) {
    var intrinsics = new Intrinsics(scope.with(withFunctions(ids)));
    return of(TemplateReader.FUNCTION).stream()
        .map(resource -> functionReader.read(resource, intrinsics))
        .toList();
  }

  private PhysicalIds withFunctions(PhysicalIds ids) {
    var intrinsics = new Intrinsics(scope);
    PhysicalIds all = ids;
    for (Resource function : of(TemplateReader.FUNCTION)) {
      String name = FunctionReader.name(function, intrinsics);
      String arn = pseudoParameters.functionArn(name);
      all = all.with(function.logicalId(), Map.of(PhysicalIds.REF, name, "Arn", arn));
    }
    return all;
  }

  private <T> List<T> read(String type, BiFunction<Resource, Intrinsics, T> reader) {
    var intrinsics = new Intrinsics(scope);
    return of(type).stream().map(resource -> reader.apply(resource, intrinsics)).toList();
  }

  private List<Resource> of(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }
}
