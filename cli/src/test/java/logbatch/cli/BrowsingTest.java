package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrowsingTest {

  private final InMemoryQueue queue = new InMemoryQueue("log-processing-dlq");

  @Test
  void everyMessageIsSeenOnceAndIsVisibleAgainAtTheEnd() {
    var bodies = send(25);

    var seen = new ArrayList<String>();
    try (var browsing = new Browsing(queue)) {
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

    try (var browsing = new Browsing(queue)) {
      assertThat(browsing.next()).hasSize(3);
      queue.endHiding();

      assertThat(browsing.next()).isEmpty();
    }

    assertThat(queue.visible()).hasSize(3);
  }

  @Test
  void removedMessageIsGoneAndTheOthersStay() {
    send(3);

    try (var browsing = new Browsing(queue)) {
      assertThat(browsing.remove(List.of(browsing.next().getFirst()))).isOne();
    }

    assertThat(queue.visible()).containsExactly("body 1", "body 2");
  }

  @Test
  void closingHalfWayShowsWhatWasSeenAndEndsTheBrowsing() {
    send(25);
    var browsing = new Browsing(queue);
    browsing.next();

    browsing.close();

    assertThat(queue.visible()).hasSize(25);
    assertThat(browsing.next()).isEmpty();
    assertThat(queue.visible()).hasSize(25);
  }

  private List<String> send(int count) {
    var bodies = IntStream.range(0, count).mapToObj("body %d"::formatted).toList();
    queue.send(bodies);
    return bodies;
  }
}
