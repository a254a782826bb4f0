package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import logbatch.cli.Redrive.Moved;
import org.junit.jupiter.api.Test;

class RedriveTest {

  private final InMemoryQueue deadLetters = new InMemoryQueue("log-processing-dlq");
  private final InMemoryQueue source = new InMemoryQueue("log-processing-queue");

  @Test
  void onlyWhatIsMeantIsMovedAndTheRestIsVisibleAgain() {
    deadLetters.send(List.of("a", "b", "a", "c"));

    assertThat(moved(deadLetters, source)).isEqualTo(new Moved(2, 2, 0));
    assertThat(source.visible()).containsExactly("a", "a");
    assertThat(deadLetters.visible()).containsExactly("b", "c");
  }

  @Test
  void everyPageIsLookedAt() {
    for (int i = 0; i < 15; i++) {
      deadLetters.send(List.of("a", "b"));
    }

    assertThat(moved(deadLetters, source)).isEqualTo(new Moved(15, 15, 0));
    assertThat(deadLetters.visible()).hasSize(15).containsOnly("b");
  }

  @Test
  void emptyQueueIsNoFailure() {
    assertThat(moved(deadLetters, source)).isEqualTo(Moved.NONE);
  }

  @Test
  void messageThatTheSourceDoesNotTakeStaysWhereItIs() {
    deadLetters.send(List.of("a", "b"));

    assertThat(moved(deadLetters, new QueueThatTakesNothing())).isEqualTo(new Moved(0, 1, 1));
    assertThat(deadLetters.visible()).containsExactly("a", "b");
  }

  /// As if the command had been killed between the two steps.
  @Test
  void messageThatCannotBeRemovedIsInBothQueuesRatherThanInNone() {
    var stuck = new QueueThatDeletesNothing();
    stuck.send(List.of("a"));

    assertThat(moved(stuck, source)).isEqualTo(new Moved(0, 0, 1));
    assertThat(source.visible()).containsExactly("a");
    assertThat(stuck.visible()).containsExactly("a");
  }

  @Test
  void notEverythingIsSentBackIfMessagesAreHidden() {
    var hidden = Redriven.of("log-processing-dlq", new Moved(1, 2, 0), 3);

    assertThat(hidden.isDone()).isFalse();
    assertThat(hidden.toString().lines())
        .containsExactly(
            "log-processing-dlq: 1 message sent back, 2 of other files left",
            "log-processing-dlq: 3 messages are hidden from this look; come again in 10 minutes");
    assertThat(hidden.json()).containsEntry("moved", 1L).containsEntry("hidden", 3L);
    assertThat(Redriven.of("log-processing-dlq", new Moved(1, 2, 0), 0).isDone()).isTrue();
  }

  /// Moves the bodies that are `a`.
  private static Moved moved(MessageQueue from, MessageQueue to) {
    var route = new DeadLetterRoute(from, to, DeadLetter.Unreadable::new, new NoMoveTasks());
    try (var browsing = new Browsing(from, Clock.systemUTC())) {
      return new Redrive(route)
          .move(browsing, letter -> letter.equals(new DeadLetter.Unreadable("a")));
    }
  }

  private static final class QueueThatTakesNothing extends InMemoryQueue {

    QueueThatTakesNothing() {
      super("full");
    }

    @Override
    public Set<Integer> send(List<String> bodies) {
      return Set.of();
    }
  }

  private static final class QueueThatDeletesNothing extends InMemoryQueue {

    QueueThatDeletesNothing() {
      super("stuck");
    }

    @Override
    public Set<String> delete(List<QueuedMessage> messages) {
      return Set.of();
    }
  }
}
