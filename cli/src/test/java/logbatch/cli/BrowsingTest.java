package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrowsingTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final InMemoryQueue queue = new InMemoryQueue("log-processing-dlq");

  @Test
  void everyMessageIsSeenOnceAndIsVisibleAgainAtTheEnd() {
    var bodies = send(25);

    var seen = new ArrayList<String>();
    try (var browsing = browsing(queue)) {
      for (var page = browsing.next(); !page.isEmpty(); page = browsing.next()) {
        page.forEach(message -> seen.add(message.body()));
      }
      assertThat(queue.visible()).isEmpty();
    }

    assertThat(seen).isEqualTo(bodies);
    assertThat(queue.visible()).isEqualTo(bodies);
  }

  @Test
  void messageThatShowsAgainTooEarlyIsNotSeenTwice() {
    send(3);

    try (var browsing = browsing(queue)) {
      assertThat(browsing.next()).hasSize(3);
      queue.endHiding();

      assertThat(browsing.next()).isEmpty();
    }

    assertThat(queue.visible()).hasSize(3);
  }

  @Test
  void removedMessageIsGoneAndTheOthersStay() {
    send(3);

    try (var browsing = browsing(queue)) {
      assertThat(browsing.remove(List.of(browsing.next().getFirst()))).isOne();
    }

    assertThat(queue.visible()).containsExactly("body 1", "body 2");
  }

  @Test
  void closingHalfWayShowsWhatWasSeenAndEndsTheBrowsing() {
    send(25);
    var browsing = browsing(queue);
    browsing.next();

    browsing.close();

    assertThat(queue.visible()).hasSize(25);
    assertThat(browsing.next()).isEmpty();
    assertThat(browsing.hidden()).isZero();
    assertThat(queue.visible()).hasSize(25);
  }

  @Test
  void oneEmptyAnswerIsNotTheEnd() {
    var hesitant =
        new InMemoryQueue("log-processing-dlq") {
          private boolean wasAsked;

          @Override
          public List<QueuedMessage> receive(Duration hiddenFor) {
            wasAsked = !wasAsked;
            return wasAsked ? List.of() : super.receive(hiddenFor);
          }
        };
    hesitant.send(List.of("a", "b"));

    try (var browsing = browsing(hesitant)) {
      assertThat(browsing.next()).hasSize(2);
      assertThat(browsing.next()).isEmpty();
      assertThat(browsing.next()).isEmpty();
    }
  }

  @Test
  void pageOfMessagesSeenBeforeIsNotTheEnd() {
    send(10);

    try (var browsing = browsing(queue)) {
      assertThat(browsing.next()).hasSize(10);
      queue.endHiding();
      send(3);

      assertThat(browsing.next()).hasSize(3);
    }
  }

  /// With more messages than are received in the time that they stay hidden.
  @Test
  void lookEndsAlthoughMessagesComeAgainForever() {
    var restless =
        new InMemoryQueue("log-processing-dlq") {
          @Override
          public List<QueuedMessage> receive(Duration hiddenFor) {
            endHiding();
            now = now.plusSeconds(60);
            return super.receive(hiddenFor);
          }
        };
    restless.send(List.of("a", "b"));

    try (var browsing = browsing(restless)) {
      assertThat(browsing.next()).hasSize(2);
      assertThat(browsing.next()).isEmpty();
    }
    // The first answer is ten minutes before the last.
    assertThat(now).isEqualTo(NOON.plusSeconds(600));
  }

  @Test
  void whatOthersHaveHiddenIsCounted() {
    send(25);

    try (var other = browsing(queue);
        var browsing = browsing(queue)) {
      other.next();
      assertThat(browsing.next()).hasSize(10);
      browsing.remove(browsing.next());
      assertThat(browsing.next()).isEmpty();

      assertThat(browsing.hidden()).isEqualTo(10);
    }
  }

  @Test
  void countThatIsLateMakesNoMessageUp() {
    var counts = new ArrayDeque<Long>();
    var late =
        new InMemoryQueue("log-processing-dlq") {
          @Override
          public long depth() {
            return counts.remove();
          }
        };
    late.send(List.of("a", "b"));
    // Somebody has removed a third one just before; then it is those removed here that still count.
    for (var pair : List.of(List.of(3L, 1L), List.of(1L, 2L), List.of(2L, 2L))) {
      counts.addAll(pair);
      try (var browsing = browsing(late)) {
        browsing.remove(browsing.next().subList(0, 1));
        assertThat(browsing.next()).isEmpty();

        assertThat(browsing.hidden()).isZero();
      }
      late.send(List.of("another"));
    }
  }

  private Browsing browsing(MessageQueue messages) {
    return new Browsing(messages, () -> now);
  }

  private List<String> send(int count) {
    var bodies = IntStream.range(0, count).mapToObj("body %d"::formatted).toList();
    queue.send(bodies);
    return bodies;
  }
}
