package logbatch.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Describes stacks, by [CloudFormation's Query
/// API](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html).
final class CloudFormationStacks {

  private static final String SERVICE = "cloudformation";
  private static final String VERSION = "2010-05-15";

  private final SignedRequests requests;

  CloudFormationStacks(SignedRequests requests) {
    this.requests = requests;
  }

  /// A stack by its name; empty if there is none in the region.
  Optional<CloudStack> find(String name) {
    try {
      return ask("DescribeStacks", name)
          .all("DescribeStacksResult", "Stacks", "member")
          .findFirst()
          .map(CloudFormationStacks::stack);
    } catch (RefusedRequestException e) {
      // A ValidationError, as so many others, and told from them by its words only.
      if (e.isAbout("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The resources of a stack: type and physical id by logical id.
  ///
  /// The answer has the first hundred, which is more than the template has.
  Map<String, StackResource> resources(String name) {
    var resources = new TreeMap<String, StackResource>();
    ask("DescribeStackResources", name)
        .all("DescribeStackResourcesResult", "StackResources", "member")
        .forEach(member ->
            resources.put(
                member.text("LogicalResourceId").orElse(""),
                new StackResource(
                    member.text("ResourceType").orElse(""),
                    member.text("PhysicalResourceId").orElse(""))));
    return resources;
  }

  /// @param type such as `AWS::Lambda::Function`
  /// @param physicalId its name, ARN or URL, depending on the type
  record StackResource(String type, String physicalId) {}

  private XmlElement ask(String action, String stack) {
    return XmlElement.parse(
        requests.query(SERVICE, Map.of("Action", action, "Version", VERSION, "StackName", stack)));
  }

  private static CloudStack stack(XmlElement member) {
    return new CloudStack(
        member.text("StackName").orElse(""),
        member.text("StackStatus").orElse(""),
        pairs(member.all("Outputs", "member"), "OutputKey", "OutputValue"),
        pairs(member.all("Parameters", "member"), "ParameterKey", "ParameterValue"));
  }

  private static Map<String, String> pairs(Stream<XmlElement> members, String key, String value) {
    var pairs = new TreeMap<String, String>();
    members.forEach(
        member -> pairs.put(member.text(key).orElse(""), member.text(value).orElse("")));
    return pairs;
  }
}
