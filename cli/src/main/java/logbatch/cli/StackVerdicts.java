package logbatch.cli;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import logbatch.cli.Verdict.Fail;
import logbatch.cli.Verdict.Ok;
import logbatch.cli.Verdict.Warn;

/// What the facts about a deployment on AWS mean.
final class StackVerdicts {

  /// Besides the workers and the splitters of ranges: one splitter that plans uploads, the counter
  /// once per shard of a stream, of which a new on-demand table has about four, and the reporter.
  private static final long OTHER_FUNCTIONS = 1 + 4 + 1;

  private static final String RAISE_QUOTA =
      "ask for more: aws service-quotas request-service-quota-increase --service-code lambda"
          + " --quota-code L-B99A9384 --desired-value 1000; until then, deploy with a lower"
          + " WorkerConcurrency or SplitterConcurrency";

  private StackVerdicts() {}

  static Verdict state(CloudStack stack) {
    var text = "%s is %s".formatted(Visible.of(stack.name()), stack.status());
    if (stack.remedy().isEmpty()) {
      return new Ok(text);
    }
    var remedy = stack.remedy().get();
    return stack.isUnderWay() || stack.status().equals("UPDATE_ROLLBACK_COMPLETE")
        ? new Warn(text, remedy)
        : new Fail(text, remedy);
  }

  /// @param limit concurrent executions of the account in the region
  /// @param workers the parameter `WorkerConcurrency`
  /// @param splitters the parameter `SplitterConcurrency`
  static Verdict concurrency(long limit, OptionalLong workers, OptionalLong splitters) {
    var text =
        "%,d concurrent executions in the account%s%s"
            .formatted(
                limit,
                named("WorkerConcurrency", workers),
                named("SplitterConcurrency", splitters));
    long limited = workers.orElse(0) + splitters.orElse(0);
    if (limit >= limited + OTHER_FUNCTIONS) {
      return new Ok(text);
    }
    return limit > limited
        ? new Warn(
            "%s: with the other functions there may be %,d, so that some wait for their turn"
                .formatted(text, limited + OTHER_FUNCTIONS),
            RAISE_QUOTA)
        : new Fail(
            text + ": workers and splitters leave nothing for the other functions", RAISE_QUOTA);
  }

  private static String named(String parameter, OptionalLong value) {
    return value.isPresent() ? ", %s %,d".formatted(parameter, value.getAsLong()) : "";
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

  /// @param source what a queue or a stream is called
  /// @param mappings of it
  static Verdict eventSource(String source, List<LambdaSettings.Mapping> mappings) {
    if (mappings.stream().anyMatch(LambdaSettings.Mapping::isEnabled)) {
      return new Ok("a function is invoked from " + source);
    }
    var text = "no function is invoked from " + source;
    return mappings.stream().anyMatch(LambdaSettings.Mapping::isOnItsWay)
        ? new Warn(text + " yet", "Lambda is setting it up: wait, and look again")
        : new Fail(
            text,
            "if it was paused, enable it: aws lambda update-event-source-mapping --uuid ... --enabled;"
                + " if it is not there: sam deploy");
  }

  /// @param table which should have a stream
  static Verdict noStream(String table) {
    return new Fail(
        "%s has no stream, so that nothing is invoked when it changes".formatted(table),
        "sam deploy does not see it: switch it on as template.yaml has it (aws dynamodb update-table"
            + " --stream-specification), and map its new ARN to the function (aws lambda"
            + " create-event-source-mapping); then logbatch verify FILE --repair");
  }

  static Verdict deadLetters(String queue, long messages) {
    return messages == 0
        ? new Ok(queue + " is empty")
        : new Warn(
            "%s has %,d messages".formatted(queue, messages),
            "logbatch rejected says why; when that has been put right: logbatch redrive");
  }
}
