package logbatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import logbatch.aws.JsonLog;
import logbatch.local.services.AwsClients;
import logbatch.worker.MessageDelays.Delay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsMessageDelaysIT {

  private static SqsClient sqs;

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  @BeforeAll
  static void connect() {
    sqs = AwsClients.sqs(LocalServices.endpoints());
  }

  @AfterAll
  static void disconnect() {
    sqs.close();
  }

  /// 25 messages, three requests: those with no delay left are handed over at once, the others not.
  @Test
  void eachMessageGetsItsOwnDelay() throws InterruptedException {
    var queueUrl = queue("delays");
    var received = send(queueUrl, 25);
    var delays =
        IntStream.range(0, 25)
            .mapToObj(i -> new Delay(received.get(i), Duration.ofMinutes(i % 5 == 0 ? 0 : 60)))
            .toList();

    delays(queueUrl).delay(delays);

    assertThat(receive(queueUrl))
        .extracting(ReceivedMessage::id)
        .containsExactlyInAnyOrderElementsOf(
            delays.stream()
                .filter(delay -> delay.visibility().isZero())
                .map(delay -> delay.message().id())
                .toList());
    assertThat(logged.toString(UTF_8)).isEmpty();
  }

  @Test
  void troubleIsLoggedAndNotThrown() throws InterruptedException {
    var stale = new ReceivedMessage("m", "no such receipt", "body", 1);
    var delays = List.of(new Delay(stale, Duration.ofSeconds(30)));

    delays(queue("stale")).delay(delays);
    delays(LocalServices.endpoints().sqs() + "/000000000000/no-such-queue").delay(delays);

    assertThat(logged.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"level\":\"WARN\""));
  }

  private SqsMessageDelays delays(String queueUrl) {
    var log = new JsonLog(new PrintStream(logged, true, UTF_8), Clock.systemUTC(), "test");
    return new SqsMessageDelays(sqs, queueUrl, log);
  }

  private static String queue(String name) {
    return sqs.createQueue(queue ->
            queue
                .queueName(name)
                .attributesWithStrings(
                    Map.of(QueueAttributeName.VISIBILITY_TIMEOUT.toString(), "360")))
        .queueUrl();
  }

  private static List<ReceivedMessage> send(String queueUrl, int count) {
    for (int i = 0; i < count; i++) {
      sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody("body"));
    }
    return receive(queueUrl);
  }

  private static List<ReceivedMessage> receive(String queueUrl) {
    var all = new ArrayList<ReceivedMessage>();
    List<Message> some;
    do {
      some = sqs.receiveMessage(get -> get.queueUrl(queueUrl).maxNumberOfMessages(10)).messages();
      some.forEach(message ->
          all.add(
              new ReceivedMessage(
                  message.messageId(), message.receiptHandle(), message.body(), 1)));
    } while (!some.isEmpty());
    return all;
  }
}
