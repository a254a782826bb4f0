package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBatcherTest {

  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 1000;

  private final List<List<OutgoingLine>> sent = new ArrayList<>();
  private final MessageBatcher batcher = new MessageBatcher(MAX_ENTRIES, MAX_BYTES, sent::add);

  /// Whatever the sizes: nothing lost, nothing reordered, no batch over a limit, none that the next
  /// line would have fit into.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyLineIsSentOnceInOrderWithinTheLimits(long seed) throws InterruptedException {
    var random = new Random(seed);
    int bytesMax = random.nextInt(1, MAX_BYTES + 1);
    var lines = new ArrayList<OutgoingLine>();
    for (int i = 0; i < random.nextInt(200); i++) {
      var line = line(i, random.nextInt(1, bytesMax + 1));
      lines.add(line);
      assertThat(batcher.offer(line)).isTrue();
    }
    batcher.finish();

    assertThat(sent.stream().flatMap(List::stream)).containsExactlyElementsOf(lines);
    for (int i = 0; i < sent.size(); i++) {
      assertThat(sent.get(i)).isNotEmpty().hasSizeLessThanOrEqualTo(MAX_ENTRIES);
      assertThat(bytes(sent.get(i))).isLessThanOrEqualTo(MAX_BYTES);
      if (i > 0 && sent.get(i - 1).size() < MAX_ENTRIES) {
        assertThat(bytes(sent.get(i - 1)) + sent.get(i).getFirst().body().sizeBytes())
            .isGreaterThan(MAX_BYTES);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void bodyOverTheLimitIsRefusedAndChangesNothing() throws InterruptedException {
    batcher.offer(line(0, 10));

    assertThat(batcher.offer(line(1, MAX_BYTES + 1))).isFalse();

    batcher.finish();
    assertThat(sent).containsExactly(List.of(line(0, 10)));
  }

  @Test
  void bodyOfExactlyTheLimitIsTaken() throws InterruptedException {
    assertThat(batcher.offer(line(0, MAX_BYTES))).isTrue();
  }

  @Test
  void finishWithoutLinesSendsNothing() throws InterruptedException {
    batcher.finish();
    batcher.offer(line(0, 10));
    batcher.finish();
    batcher.finish();

    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "é", "€", "😀", "aé€😀z", "\uFFFD", "\u07FF\u0800", "\u007F\u0080"})
  void sizeIsThatOfUtf8(String text) {
    assertThat(MessageBody.of(text).sizeBytes()).isEqualTo(text.getBytes(UTF_8).length);
  }

  private static long bytes(List<OutgoingLine> batch) {
    return batch.stream().mapToLong(line -> line.body().sizeBytes()).sum();
  }

  private static OutgoingLine line(int number, int bytes) {
    return new OutgoingLine(number + 1L, 0, MessageBody.of("b".repeat(bytes)));
  }
}
