package logbatch.worker;

import static logbatch.worker.WorkerFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import logbatch.model.RecordId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// SQS delivers at least once, in any order, and a worker may die after any put.
class RedeliveryTest {

  private static final int LINES = 60;

  /// Any subset of the messages twice, in any order and any batches, with puts that fail before or
  /// after they wrote: the same items as once and in order.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void deliveringAgainLeavesTheSameItems(long seed) throws InterruptedException {
    var random = new Random(seed);
    var messages = messages(random);
    var once = new WorkerFixture();
    once.failed(messages);
    var often = new WorkerFixture();
    var processor = often.processor(unreliable(often.items, seed));

    List<ReceivedMessage> waiting = new ArrayList<>(messages);
    messages.stream().filter(_ -> random.nextBoolean()).forEach(waiting::add);
    while (!waiting.isEmpty()) {
      Collections.shuffle(waiting, random);
      var batch = List.copyOf(waiting.subList(0, Math.min(10, waiting.size())));
      waiting = new ArrayList<>(waiting.subList(batch.size(), waiting.size()));
      processor.process(batch, MINUTE).stream()
          .filter(message -> !isHopeless(often, message))
          .forEach(waiting::add);
    }

    assertThat(often.items.items()).isEqualTo(once.items.items());
    assertThat(often.items.items()).hasSize(LINES);
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static List<ReceivedMessage> messages(Random random) {
    var messages = new ArrayList<ReceivedMessage>();
    for (int i = 0; i < LINES; i++) {
      messages.add(
          switch (random.nextInt(3)) {
            case 0 -> Messages.text(i, Messages.ACCESS_LINE);
            case 1 -> Messages.json(i, "{\"status\":200}");
            default -> Messages.json(i, "not JSON");
          });
    }
    return messages;
  }

  /// Of six puts of a line, one fails before it wrote, and of another the answer is lost.
  private static ItemStore unreliable(ItemStore store, long seed) {
    var attempts = new ConcurrentHashMap<RecordId, Integer>();
    return item -> {
      int attempt = attempts.merge(item.id(), 1, Integer::sum);
      int fate = new Random(seed + 31L * item.id().hashCode() + 7919L * attempt).nextInt(6);
      if (fate == 0) {
        throw new IllegalStateException("failed before it wrote");
      }
      var outcome = store.put(item);
      if (fate == 1) {
        throw new IllegalStateException("the answer was lost");
      }
      return outcome;
    };
  }

  /// A rejected line comes back for ever; here it is let go, as SQS does in the end.
  private static boolean isHopeless(WorkerFixture worker, ReceivedMessage message) {
    return worker.delays.seconds().get(message.id()) == 2L;
  }
}
