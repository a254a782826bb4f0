package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a [MessageQueue] promises.
abstract class MessageQueueContract {

  private static final Duration HOUR = Duration.ofHours(1);

  /// A new, empty queue.
  abstract MessageQueue queue();

  @Test
  void whatWasSentIsReceivedOnceWhileItIsHidden() {
    var queue = queue();
    var bodies = IntStream.range(0, 25).mapToObj("body %d"::formatted).toList();

    assertThat(queue.send(bodies)).hasSize(25);

    assertThat(receiveAll(queue))
        .extracting(QueuedMessage::body)
        .containsExactlyInAnyOrderElementsOf(bodies);
    assertThat(queue.receive(HOUR)).isEmpty();
  }

  @Test
  void pageHasAtMostTenMessages() {
    var queue = queue();
    queue.send(IntStream.range(0, 25).mapToObj("body %d"::formatted).toList());

    assertThat(queue.receive(HOUR)).hasSizeBetween(1, MessageQueue.PAGE_MAX);
  }

  @Test
  void releasedMessageIsReceivedAgainWithItsIdAndAHigherCount() {
    var queue = queue();
    queue.send(List.of("body"));
    var first = queue.receive(HOUR).getFirst();

    queue.release(List.of(first.receipt()));

    assertThat(queue.receive(HOUR))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.id()).isEqualTo(first.id());
          assertThat(again.receiveCount()).isEqualTo(first.receiveCount() + 1);
          assertThat(again.sentAt()).isEqualTo(first.sentAt());
        });
  }

  @Test
  void manyMessagesAreReleasedAtOnce() {
    var queue = queue();
    queue.send(IntStream.range(0, 505).mapToObj("body %d"::formatted).toList());
    var receipts = receiveAll(queue).stream().map(QueuedMessage::receipt).toList();

    queue.release(receipts);

    assertThat(receiveAll(queue)).hasSize(505);
  }

  @Test
  void depthCountsHiddenMessagesToo() {
    var queue = queue();
    queue.send(IntStream.range(0, 25).mapToObj("body %d"::formatted).toList());
    var page = queue.receive(HOUR);
    assertThat(queue.depth()).isEqualTo(25);

    queue.delete(page);

    assertThat(queue.depth()).isEqualTo(25 - page.size());
  }

  @Test
  void deletedMessageDoesNotComeBack() {
    var queue = queue();
    queue.send(List.of("kept", "deleted"));
    var messages = receiveAll(queue);
    var deleted = messages.stream().filter(message -> message.body().equals("deleted")).toList();

    assertThat(queue.delete(deleted)).containsExactly(deleted.getFirst().id());
    queue.release(messages.stream().map(QueuedMessage::receipt).toList());

    assertThat(receiveAll(queue)).extracting(QueuedMessage::body).containsExactly("kept");
  }

  @Test
  void bodiesTooLargeForOneRequestAreAllSent() {
    var queue = queue();
    var large = "x".repeat(400_000);

    // 3 × 400,000 bytes are more than the 1,048,576 of a request.
    assertThat(queue.send(List.of(large, large, large))).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(receiveAll(queue)).hasSize(3);
  }

  @Test
  void bodyThatIsRefusedIsNotNamedAsTaken() {
    var queue = queue();

    assertThat(queue.send(List.of("first", "\uFFFE", "third"))).containsExactlyInAnyOrder(0, 2);
    assertThat(receiveAll(queue))
        .extracting(QueuedMessage::body)
        .containsExactlyInAnyOrder("first", "third");
  }

  @Test
  void nothingIsSentReleasedOrDeletedWhereNothingIsGiven() {
    var queue = queue();

    queue.release(List.of());
    assertThat(queue.send(List.of())).isEmpty();
    assertThat(queue.delete(List.of())).isEmpty();
  }

  private static List<QueuedMessage> receiveAll(MessageQueue queue) {
    var all = new ArrayList<QueuedMessage>();
    for (var page = queue.receive(HOUR); !page.isEmpty(); page = queue.receive(HOUR)) {
      all.addAll(page);
    }
    return all;
  }
}
