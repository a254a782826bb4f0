package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import logbatch.local.template.AsyncInvoke;
import org.junit.jupiter.api.Test;

/// Retries of asynchronous invocations, and where events go that failed for good.
final class AsyncInvokerTest {

  private static final String FUNCTION_ARN = "arn:aws:lambda:us-east-1:000000000000:function:F";
  private static final String EVENT = "{\"Records\":[1]}";

  private final ManualClock clock = new ManualClock("2026-11-01T10:00:00Z");
  private final InMemoryQueues queues = new InMemoryQueues(clock);
  private final ScriptedFunction function = new ScriptedFunction();

  @Test
  void anEventIsRetriedTwiceAndThenSentToItsDestination() throws Exception {
    function.fails().fails().fails();

    invoker(2, Duration.ofHours(6)).deliver(EVENT, clock.instant());

    assertThat(function.events()).hasSize(3).containsOnly(Map.of("Records", List.of(1)));
    assertThat(clock.slept()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(120));
    assertThat(queues.sent()).hasSize(1).first().asString().startsWith("arn:failed ");
  }

  @Test
  void theRecordOfAFailureIsShapedAsLambdas() throws Exception {
    function.fails();

    invoker(0, Duration.ofHours(6)).deliver(EVENT, clock.instant());

    var record =
        Json.object(queues.sent().getFirst().substring("arn:failed ".length())).orElseThrow();
    assertThat(((Map<?, ?>) record.get("requestContext")).get("requestId"))
        .asString()
        .matches("[0-9a-f-]{36}");
    ((Map<?, ?>) record.get("requestContext")).remove("requestId");
    assertThat(record)
        .isEqualTo(
            Map.of(
                "version", "1.0",
                "timestamp", "2026-11-01T10:00:00.000Z",
                "requestContext",
                    Map.of(
                        "functionArn",
                        FUNCTION_ARN + ":$LATEST",
                        "condition",
                        "RetriesExhausted",
                        "approximateInvokeCount",
                        1),
                "requestPayload", Map.of("Records", List.of(1)),
                "responseContext",
                    Map.of(
                        "statusCode", 200,
                        "executedVersion", "$LATEST",
                        "functionError", "Unhandled"),
                "responsePayload", Map.of("errorMessage", "told to")));
  }

  @Test
  void aRetryThatSucceedsEndsTheMatter() throws Exception {
    function.fails().answers("null");

    invoker(2, Duration.ofHours(6)).deliver(EVENT, clock.instant());

    assertThat(function.events()).hasSize(2);
    assertThat(queues.sent()).isEmpty();
  }

  @Test
  void anEventThatWouldBeTooOldForTheNextAttemptIsGivenUp() throws Exception {
    function.fails().fails().fails();

    invoker(2, Duration.ofSeconds(90)).deliver(EVENT, clock.instant());

    assertThat(function.events()).hasSize(2); // at 0 s and at 60 s; the third would be at 180 s
    assertThat(queues.sent().getFirst()).contains("\"EventAgeExceeded\"");
  }

  private AsyncInvoker invoker(int retries, Duration maximumAge) {
    return new AsyncInvoker(
        FUNCTION_ARN,
        function,
        new AsyncInvoke(retries, maximumAge, Optional.of("arn:failed")),
        new AsyncInvoker.Surroundings(
            queues, List.of(Duration.ofSeconds(60), Duration.ofSeconds(120)), clock, clock));
  }
}
