package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsMessageSenderIT extends MessageSenderContract {

  private final String queueUrl = EmbeddedAws.newQueue();
  private final MessageSender sender = new SqsMessageSender(EmbeddedAws.SQS, queueUrl);

  /// A body that SQS refuses, between two that it takes.
  @Test
  void refusedMessageIsToldApart() {
    var outcomes =
        sender.send(List.of(MessageBody.of("a"), MessageBody.of("\u0001"), MessageBody.of("b")));

    assertThat(outcomes.get(0)).isEqualTo(new SendOutcome.Taken());
    assertThat(outcomes.get(1)).isInstanceOf(SendOutcome.Refused.class);
    assertThat(outcomes.get(2)).isEqualTo(new SendOutcome.Taken());
    assertThat(taken()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void queueThatIsNotThereIsNoPassingTrouble() {
    var nowhere = new SqsMessageSender(EmbeddedAws.SQS, queueUrl + "-not");

    assertThatThrownBy(() -> nowhere.send(List.of(MessageBody.of("a"))))
        .isInstanceOf(SqsException.class);
  }

  @Override
  MessageSender sender() {
    return sender;
  }

  @Override
  List<String> taken() {
    var bodies = new ArrayList<String>();
    List<Message> received;
    do {
      received =
          EmbeddedAws.SQS
              .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
              .messages();
      received.forEach(message -> bodies.add(message.body()));
    } while (!received.isEmpty());
    return bodies;
  }
}
