package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Steps in the background.
final class LoopTest {

  private final CountDownLatch done = new CountDownLatch(1);

  @Test
  void aStepThatThrowsIsTriedAgainUntilItSaysThatItIsDone() throws Exception {
    var runs = new AtomicInteger();

    Loop.start(
        "a step that fails once",
        () -> {
          if (runs.incrementAndGet() == 1) {
            throw new IllegalStateException("told to");
          }
          done.countDown();
          return false;
        });

    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(runs).hasValue(2);
  }

  @Test
  void stoppingInterruptsTheStepUnderWay() throws Exception {
    var begun = new CountDownLatch(1);
    var loop =
        Loop.start(
            "a step that waits",
            () -> {
              begun.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } finally {
                done.countDown();
              }
              return true;
            });
    begun.await();

    loop.stop();
    loop.join(Duration.ofSeconds(5));

    assertThat(done.getCount()).isZero();
  }
}
