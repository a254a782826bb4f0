package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import logbatch.local.template.EventSource.SqsMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a queue mapping does with each kind of answer.
final class QueuePollerTest {

  private final ManualClock clock = new ManualClock("2026-11-01T10:00:00Z");
  private final InMemoryQueues queues = new InMemoryQueues(clock);
  private final ScriptedFunction function = new ScriptedFunction();

  @Test
  void messagesOfAnAnswerWithoutFailuresAreDeleted() throws Exception {
    queues.add("m1", "m2");

    poller(true).poll();

    assertThat(queues.deleted()).containsExactly("m1", "m2");
  }

  @Test
  void onlyTheMessagesThatAreNotNamedAreDeleted() throws Exception {
    queues.add("m1", "m2", "m3");
    function.answers("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");

    poller(true).poll();

    assertThat(queues.deleted()).containsExactly("m1", "m3");
    assertThat(clock.slept()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m9\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"id\":\"m1\"}]}",
        "{\"batchItemFailures\":[\"m1\"]}",
        "{\"batchItemFailures\":\"m1\"}",
        "\"m1\"",
        "{\"batchItemFailures\":",
      })
  void anAnswerThatLambdaDoesNotUnderstandFailsTheWholeBatch(String answer) throws Exception {
    queues.add("m1", "m2");
    function.answers(answer);

    poller(true).poll();

    assertThat(queues.deleted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
  void anAnswerThatNamesNothingIsASuccess(String answer) throws Exception {
    queues.add("m1");
    function.answers(answer);

    poller(true).poll();

    assertThat(queues.deleted()).containsExactly("m1");
  }

  @Test
  void anErrorDeletesNothingAndSlowsThePollerDown() throws Exception {
    var poller = poller(true);
    for (int i = 0; i < 3; i++) {
      queues.add("m" + i);
      function.fails();
      poller.poll();
    }

    assertThat(queues.deleted()).isEmpty();
    assertThat(clock.slept())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void withoutTheResponseTypeAnAnswerSaysNothingAboutSingleMessages() throws Exception {
    queues.add("m1", "m2");
    function.answers("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");

    poller(false).poll();

    assertThat(queues.deleted()).containsExactly("m1", "m2");
  }

  @Test
  void theEventHasWhatLambdaPutsIntoIt() throws Exception {
    queues.addMessage("m1", "{\"a\":1}");

    poller(true).poll();

    assertThat(function.events())
        .containsExactly(
            Map.of(
                "Records",
                List.of(
                    Map.of(
                        "messageId", "m1",
                        "receiptHandle", "handle-of-m1",
                        "body", "{\"a\":1}",
                        "attributes", Map.of("ApproximateReceiveCount", "1", "SenderId", "AIDA"),
                        "messageAttributes", Map.of(),
                        "md5OfBody", "md5-of-m1",
                        "eventSource", "aws:sqs",
                        "eventSourceARN", InMemoryQueues.ARN,
                        "awsRegion", "us-east-1"))));
  }

  @Test
  void anEmptyQueueInvokesNothing() throws Exception {
    poller(true).poll();

    assertThat(function.events()).isEmpty();
  }

  private QueuePoller poller(boolean reportsBatchItemFailures) {
    var mapping =
        new SqsMapping(
            "Lines",
            InMemoryQueues.ARN,
            10,
            Duration.ZERO,
            OptionalInt.empty(),
            reportsBatchItemFailures,
            List.of());
    var collector = new QueueCollector(queues, mapping, clock);
    return new QueuePoller(queues, mapping, function, collector, clock);
  }
}
