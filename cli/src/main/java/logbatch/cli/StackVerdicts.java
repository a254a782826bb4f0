package logbatch.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import logbatch.cli.Verdict.Fail;
import logbatch.cli.Verdict.Ok;
import logbatch.cli.Verdict.Warn;

/// What the facts about a deployment on AWS mean.
final class StackVerdicts {

  /// For the splitter's two sources, the counter and the reporter.
  private static final long OTHER_FUNCTIONS = 5;

  private static final Set<String> WELL =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");

  private static final String RAISE_QUOTA =
      "ask for more: aws service-quotas request-service-quota-increase --service-code lambda"
          + " --quota-code L-B99A9384 --desired-value 1000; until then, deploy with a lower"
          + " WorkerConcurrency";

  private StackVerdicts() {}

  static Verdict state(CloudStack stack) {
    var text = "%s is %s".formatted(Visible.of(stack.name()), stack.status());
    if (WELL.contains(stack.status())) {
      return new Ok(text);
    }
    if (stack.status().equals("UPDATE_ROLLBACK_COMPLETE")) {
      return new Warn(
          text,
          "the last update was taken back: aws cloudformation describe-stack-events says why");
    }
    return stack.status().endsWith("_IN_PROGRESS")
        ? new Warn(text, "wait until it is over")
        : new Fail(
            text,
            "aws cloudformation describe-stack-events says why; a stack whose creation failed has to"
                + " be deleted before the next sam deploy");
  }

  /// @param limit concurrent executions of the account in the region
  /// @param workers the parameter `WorkerConcurrency`
  static Verdict concurrency(long limit, OptionalLong workers) {
    var text =
        "%,d concurrent executions in the account%s"
            .formatted(
                limit,
                workers.isPresent()
                    ? ", WorkerConcurrency %,d".formatted(workers.getAsLong())
                    : "");
    long wanted = workers.orElse(0) + OTHER_FUNCTIONS;
    if (limit >= wanted) {
      return new Ok(text);
    }
    return limit > workers.orElse(0)
        ? new Warn(text + ": the other functions have to wait for their turn", RAISE_QUOTA)
        : new Fail(text + ": the workers leave nothing for the other functions", RAISE_QUOTA);
  }

  /// @param subscriptions to the alarm topics
  static Verdict alarms(List<SnsSubscriptions.Subscription> subscriptions) {
    if (subscriptions.isEmpty()) {
      return new Warn(
          "nobody is told of alarms",
          "deploy with an e-mail address: sam deploy --parameter-overrides AlarmEmail=you@example.com");
    }
    var unconfirmed = subscriptions.stream().filter(s -> !s.isConfirmed()).toList();
    var addresses =
        (unconfirmed.isEmpty() ? subscriptions : unconfirmed)
            .stream()
                .map(subscription -> Visible.of(subscription.endpoint()))
                .collect(Collectors.joining(", "));
    return unconfirmed.isEmpty()
        ? new Ok("alarms go to " + addresses)
        : new Warn(
            addresses + " has not confirmed the subscription to alarms",
            "follow the link in the mail \"AWS Notification - Subscription Confirmation\"; it is valid"
                + " for two days, after which a new one has to be ordered in the SNS console");
  }

  /// @param functions ARNs of what the input bucket notifies of created objects
  static Verdict notification(List<String> functions) {
    var missing = "sam deploy puts it right; what was uploaded meanwhile: logbatch reprocess FILE";
    if (functions.isEmpty()) {
      return new Fail("the input bucket notifies no function of uploads", missing);
    }
    return functions.stream().anyMatch(arn -> arn.contains(":function:LogSplitterLambda"))
        ? new Ok("the input bucket notifies LogSplitterLambda")
        : new Fail(
            "the input bucket notifies %s, and not LogSplitterLambda"
                .formatted(Visible.of(String.join(", ", functions))),
            missing);
  }

  /// @param mappings of each event source, by what it is called
  static Verdict eventSources(Map<String, List<LambdaSettings.Mapping>> mappings) {
    var idle =
        mappings.entrySet().stream()
            .filter(source -> source.getValue().stream().noneMatch(m -> m.isEnabled()))
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!idle.isEmpty()) {
      return new Fail(
          "no function is invoked from: " + idle,
          "if it was paused, enable it: aws lambda update-event-source-mapping --uuid ... --enabled;"
              + " if it is not there: sam deploy");
    }
    return new Ok("functions are invoked from " + String.join(", ", mappings.keySet()));
  }

  static Verdict deadLetters(String queue, long messages) {
    return messages == 0
        ? new Ok(queue + " is empty")
        : new Warn(
            "%s has %,d messages".formatted(queue, messages),
            "logbatch rejected says why; when that has been put right: logbatch redrive");
  }
}
