package logbatch.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import logbatch.local.template.YamlTree;

/// What the functions' roles allow, as the template has it.
final class RolePolicies {

  private static final Pattern BUCKET =
      Pattern.compile(
          "arn:\\$\\{AWS::Partition}:s3:::(input-logs|processed-data)-\\$\\{OwnerName}\\$\\{NameSuffix}(/\\*)?");
  private static final Pattern ARN = Pattern.compile("\\$\\{(\\w+)\\.Arn}(.*)");
  private static final Map<String, String> BUCKETS =
      Map.of("input-logs", "InputBucket", "processed-data", "OutputBucket");

  private RolePolicies() {}

  /// All permissions of all functions, those under a condition too.
  static SortedSet<Permission> of(Path template) {
    var permissions = new TreeSet<Permission>();
    map(YamlTree.read(template).get("Resources"))
        .forEach((name, resource) -> {
          if ("AWS::Serverless::Function".equals(map(resource).get("Type"))) {
            statements(template, roleOf(resource))
                .flatMap(statement -> permissions(name, statement))
                .forEach(permissions::add);
          }
        });
    return permissions;
  }

  private static String roleOf(Object function) {
    return map(map(map(function).get("Properties")).get("Role"))
        .get("Fn::GetAtt")
        .toString()
        .replace(".Arn", "");
  }

  private static Stream<Object> statements(Path template, String role) {
    var properties =
        map(map(map(YamlTree.read(template).get("Resources")).get(role)).get("Properties"));
    if (properties.containsKey("ManagedPolicyArns")) {
      throw new AssertionError(role + " has managed policies, which allow more than is called");
    }
    return list(properties.get("Policies")).stream()
        .map(policy -> map(map(policy).get("PolicyDocument")).get("Statement"))
        .flatMap(statements -> list(statements).stream())
        .map(RolePolicies::withoutCondition);
  }

  private static Object withoutCondition(Object statement) {
    return map(statement).containsKey("Fn::If")
        ? list(map(statement).get("Fn::If")).get(1)
        : statement;
  }

  private static Stream<Permission> permissions(String function, Object statement) {
    return list(map(statement).get("Action")).stream()
        .flatMap(action ->
            list(map(statement).get("Resource")).stream()
                .map(resource -> new Permission(function, action.toString(), resource(resource))));
  }

  private static String resource(Object resource) {
    if (!(resource instanceof Map<?, ?> function)) {
      return resource.toString();
    }
    var text = function.values().iterator().next().toString();
    var bucket = BUCKET.matcher(text);
    if (bucket.matches()) {
      return BUCKETS.get(bucket.group(1)) + (bucket.group(2) == null ? "" : "/*");
    }
    var arn = ARN.matcher(text);
    return arn.matches() ? arn.group(1) + arn.group(2) : text.replace(".Arn", "");
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static Map<String, Object> map(Object value) {
    @SuppressWarnings("unchecked") // the keys of every map in the tree are texts
    var map = (Map<String, Object>) value;
    return map;
  }
}
