package logbatch.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a SAM template: the parts of it that the local cloud has. Anything else in it is an error,
/// unless it is in the table of what makes no difference here.
public final class TemplateReader {

  private static final List<String> SUPPORTED =
      List.of(
          "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", TemplateReader.FUNCTION);

  static final String FUNCTION = "AWS::Serverless::Function";

  private TemplateReader() {}

  /// Reads a template and checks all of it, functions and outputs included.
  ///
  /// @param file the template
  /// @param parameters values by parameter name; those not given have their defaults
  /// @throws TemplateException if anything in it is wrong or not understood; whether a function's
  ///   jar is there is seen later
  public static CloudTemplate read(
      Path file, Map<String, String> parameters, PseudoParameters pseudoParameters) {
    Fields top =
        new Fields(file.getFileName().toString(), YamlTree.read(file))
            .only(
                "AWSTemplateFormatVersion",
                "Conditions",
                "Description",
                "Globals",
                "Mappings",
                "Metadata",
                "Outputs",
                "Parameters",
                "Resources",
                "Transform");
    top.mustBe("Transform", "AWS::Serverless-2016-10-31");
    Scope scope = scope(top, parameters, pseudoParameters);
    var template =
        new CloudTemplate(
            resources(top, scope),
            section(top, "Outputs").values(),
            scope,
            pseudoParameters,
            new FunctionReader(file.toAbsolutePath().getParent()));
    template.readEverythingOnce();
    return template;
  }

  private static Scope scope(
      Fields top, Map<String, String> parameters, PseudoParameters pseudoParameters) {
    var values = new LinkedHashMap<>(pseudoParameters.values());
    values.putAll(Parameters.values(section(top, "Parameters"), parameters));
    var types = new LinkedHashMap<String, String>();
    Fields resources = section(top, "Resources");
    for (String logicalId : resources.values().keySet()) {
      types.put(logicalId, resources.fields(logicalId).text("Type"));
    }
    return new Scope(
        values,
        section(top, "Mappings").values(),
        new Conditions(section(top, "Conditions").values()),
        types,
        PhysicalIds.NONE);
  }

  private static List<Resource> resources(Fields top, Scope scope) {
    Map<String, Object> forFunctions =
        section(top, "Globals")
            .only("Function")
            .optionalFields("Function")
            .map(Fields::values)
            .orElse(Map.of());
    Fields declared = section(top, "Resources");
    var intrinsics = new Intrinsics(scope);
    return declared.values().keySet().stream()
        .map(declared::fields)
        .filter(resource -> isWanted(resource, intrinsics))
        .map(resource -> resource(resource, forFunctions))
        .toList();
  }

  private static boolean isWanted(Fields resource, Intrinsics intrinsics) {
    String type = resource.text("Type");
    if (WithoutEffect.RESOURCE_TYPES.contains(type)) {
      return false;
    }
    if (!SUPPORTED.contains(type)) {
      throw resource.error(
          "Type",
          "the local cloud has no " + type + "; remove it, or use " + String.join(", ", SUPPORTED));
    }
    for (String key : resource.values().keySet()) {
      if (!List.of("Type", "Properties", "Condition").contains(key)
          && !WithoutEffect.RESOURCE_ATTRIBUTES.contains(key)) {
        throw resource.error(key, "the local cloud does not understand this; remove it");
      }
    }
    return resource
        .optionalText("Condition")
        .map(condition -> intrinsics.holds(condition, resource.place() + ".Condition"))
        .orElse(true);
  }

  private static Resource resource(Fields resource, Map<String, Object> forFunctions) {
    String type = resource.text("Type");
    String logicalId = resource.place().substring("Resources.".length());
    Map<String, Object> own =
        resource.optionalFields("Properties").map(Fields::values).orElse(Map.of());
    return new Resource(
        logicalId, type, type.equals(FUNCTION) ? Globals.merge(forFunctions, own) : own);
  }

  private static Fields section(Fields top, String name) {
    return new Fields(
        name, top.optionalFields(name).map(Fields::values).orElseGet(LinkedHashMap::new));
  }
}
