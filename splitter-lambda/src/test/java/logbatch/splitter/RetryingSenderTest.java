package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryingSenderTest {

  private final RecordingMessageSender queue = new RecordingMessageSender();
  private final ManualClock clock = new ManualClock();
  private final RetryingSender sender = new RetryingSender(queue, clock, clock);

  @Test
  void batchThatIsTakenIsSentOnce() throws InterruptedException {
    sender.send(bodies("a", "b", "c"));

    assertThat(queue.requests()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void onlyWhatFailedIsSentAgain() throws InterruptedException {
    failOnce(Set.of("b", "d"));

    sender.send(bodies("a", "b", "c", "d"));

    assertThat(queue.requests()).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "d"));
    assertThat(queue.bodies()).containsExactly("a", "c", "b", "d");
  }

  @Test
  void refusedMessageIsNotSentAgain() {
    queue.answer(body ->
        body.text().equals("c")
            ? new SendOutcome.Refused("InvalidMessageContents")
            : new SendOutcome.Taken());

    assertThatThrownBy(() -> sender.send(bodies("a", "b", "c")))
        .isInstanceOfSatisfying(SendFailedException.class, e -> assertThat(e.index()).isEqualTo(2))
        .hasMessageContaining("InvalidMessageContents");
    assertThat(queue.requests()).hasSize(1);
  }

  @Test
  void outageEndsTheAttemptsAfterSomeSeconds() {
    var start = clock.instant();
    queue.answer(body ->
        body.text().equals("a")
            ? new SendOutcome.Taken()
            : new SendOutcome.Deferred("ServiceUnavailable"));

    assertThatThrownBy(() -> sender.send(bodies("a", "b", "c")))
        .isInstanceOfSatisfying(SendFailedException.class, e -> assertThat(e.index()).isEqualTo(1))
        .hasMessageContaining("ServiceUnavailable");
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
    assertThat(queue.requests()).hasSizeLessThan(15);
  }

  private void failOnce(Set<String> texts) {
    var left = new HashSet<>(texts);
    queue.answer(body ->
        left.remove(body.text())
            ? new SendOutcome.Deferred("InternalError")
            : new SendOutcome.Taken());
  }

  private static List<MessageBody> bodies(String... texts) {
    return List.of(texts).stream().map(MessageBody::of).toList();
  }
}
