package logbatch.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `AWS::SQS::Queue`. The bounds and defaults are those of SQS (November 2026).
final class QueueReader {

  private static final int FOUR_DAYS = 345_600;
  private static final String TARGET = "deadLetterTargetArn";

  private QueueReader() {}

  static QueueSpec read(Resource resource, Intrinsics intrinsics) {
    // The target's ARN is known once the dead-letter queue exists; which queue it is, before.
    Optional<String> target = deadLetterQueue(resource);
    Fields fields =
        withoutTarget(resource)
            .fields(
                intrinsics,
                "MessageRetentionPeriod",
                "QueueName",
                "RedrivePolicy",
                "VisibilityTimeout");
    String name =
        fields.optionalText("QueueName").orElseGet(() -> resource.generatedName(intrinsics));
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      throw fields.error(
          "QueueName",
          name + " is no name of a standard queue; it has 1 to 80 letters, digits, - and _");
    }
    return new QueueSpec(
        resource.logicalId(),
        name,
        Duration.ofSeconds(fields.integer("VisibilityTimeout", 0, 43_200, 30)),
        Duration.ofSeconds(fields.integer("MessageRetentionPeriod", 60, 1_209_600, FOUR_DAYS)),
        target.map(queue -> redrive(fields.fields("RedrivePolicy"), queue)));
  }

  private static QueueSpec.RedrivePolicy redrive(Fields policy, String deadLetterQueue) {
    return new QueueSpec.RedrivePolicy(
        deadLetterQueue, policy.only("maxReceiveCount").integer("maxReceiveCount", 1, 1_000));
  }

  private static Optional<String> deadLetterQueue(Resource resource) {
    if (!(resource.properties().get("RedrivePolicy") instanceof Map<?, ?> policy)) {
      return Optional.empty();
    }
    Object target = policy.get(TARGET);
    if (target instanceof Map<?, ?> function && function.get("Fn::GetAtt") != null) {
      Object argument = function.get("Fn::GetAtt");
      if (argument instanceof String dotted && dotted.endsWith(".Arn")) {
        return Optional.of(dotted.substring(0, dotted.length() - ".Arn".length()));
      }
      if (argument instanceof List<?> list && list.size() == 2 && list.get(1).equals("Arn")) {
        return Optional.of(String.valueOf(list.get(0)));
      }
    }
    throw new TemplateException(
        resource.place() + ".RedrivePolicy." + TARGET,
        "use !GetAtt QUEUE.Arn, with a queue of this template");
  }

  private static Resource withoutTarget(Resource resource) {
    if (!(resource.properties().get("RedrivePolicy") instanceof Map<?, ?> policy)) {
      return resource;
    }
    var rest = new LinkedHashMap<>(Fields.of(policy, resource.place()).values());
    rest.remove(TARGET);
    var properties = new LinkedHashMap<>(resource.properties());
    properties.put("RedrivePolicy", rest);
    return new Resource(resource.logicalId(), resource.type(), properties);
  }
}
