package logbatch.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import logbatch.model.RetrySchedule;
import logbatch.worker.MessageDelays.Delay;

/// The way of one batch: all its messages at the same time, then the delays of those that failed.
final class BatchProcessor {

  /// Left for the delays, the log and the answer.
  static final Duration MARGIN = Duration.ofSeconds(5);

  private final LineProcessor lines;
  private final MessageDelays delays;
  private final BatchLog log;
  private final Clock clock;

  BatchProcessor(LineProcessor lines, MessageDelays delays, BatchLog log, Clock clock) {
    this.lines = lines;
    this.delays = delays;
    this.log = log;
    this.clock = clock;
  }

  /// Processes a batch.
  ///
  /// @param timeLeft until the invocation is killed; what is not done [#MARGIN] before that has
  ///   failed
  /// @return the messages that the queue shall hand over again, and exactly those
  /// @throws InterruptedException if the function is being stopped; the queue then hands all of
  ///   them over again, which is safe
  List<ReceivedMessage> process(List<ReceivedMessage> messages, Duration timeLeft)
      throws InterruptedException {
    var start = clock.instant();
    var outcomes = run(messages, timeLeft.minus(MARGIN));
    var failed = failed(messages, outcomes);
    if (!failed.isEmpty()) {
      delays.delay(failed);
    }
    log.summary(messages, outcomes, Duration.between(start, clock.instant()));
    return failed.stream().map(Delay::message).toList();
  }

  /// @return the outcome of `messages.get(i)` at index `i`
  private List<Outcome> run(List<ReceivedMessage> messages, Duration limit)
      throws InterruptedException {
    var tasks =
        messages.stream().<Callable<Outcome>>map(message -> () -> lines.process(message)).toList();
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.invokeAll(tasks, Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS).stream()
          .map(BatchProcessor::outcome)
          .toList();
    } finally {
      // Not close(): that would wait for a task that does not heed its interruption, beyond the
      // deadline.
      threads.shutdownNow();
    }
  }

  private static Outcome outcome(Future<Outcome> done) {
    return switch (done.state()) {
      case SUCCESS -> done.resultNow();
      case FAILED ->
          switch (done.exceptionNow()) {
            case Error error -> throw error;
            case Exception exception -> new Outcome.Failed(exception);
            case Throwable other -> throw new AssertionError("neither exception nor error", other);
          };
      case CANCELLED, RUNNING ->
          new Outcome.Failed(new TimeoutException("not done before the invocation's deadline"));
    };
  }

  private static List<Delay> failed(List<ReceivedMessage> messages, List<Outcome> outcomes) {
    var failed = new ArrayList<Delay>();
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Stored _, Outcome.Duplicate _ -> {}
        case Outcome.Rejected _, Outcome.Malformed _ ->
            failed.add(new Delay(message, RetrySchedule.HOPELESS));
        case Outcome.Failed _ ->
            failed.add(
                new Delay(message, RetrySchedule.afterOutsideTrouble(message.receiveCount())));
      }
    }
    return failed;
  }
}
