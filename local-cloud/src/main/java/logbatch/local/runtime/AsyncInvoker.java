package logbatch.local.runtime;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import logbatch.local.template.AsyncInvoke;

/// Asynchronous invocations of one function: retried after a failure, then given to the on-failure
/// destination. Thread-safe.
///
/// Events wait in memory, so those that are still waiting when the runtime is closed are lost with
/// it.
final class AsyncInvoker {

  private static final System.Logger LOG = System.getLogger(AsyncInvoker.class.getName());

  /// What an asynchronous invoker needs besides the function.
  ///
  /// @param queues for the on-failure destination
  /// @param retryDelays wait before each retry; the last one counts for all after it
  record Surroundings(Queues queues, List<Duration> retryDelays, Clock clock, Sleeper sleeper) {}

  private final String functionArn;
  private final Invoker function;
  private final AsyncInvoke policy;
  private final Surroundings surroundings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  AsyncInvoker(
      String functionArn, Invoker function, AsyncInvoke policy, Surroundings surroundings) {
    this.functionArn = functionArn;
    this.function = function;
    this.policy = policy;
    this.surroundings = surroundings;
  }

  /// Takes the event and returns at once. Does nothing but say so once it is stopped.
  void invoke(String payload) {
    var accepted = Instant.now(surroundings.clock());
    try {
      threads.execute(() -> deliverOrSay(payload, accepted));
    } catch (RejectedExecutionException e) {
      LOG.log(WARNING, functionArn + ": an event came after the end and is lost", e);
    }
  }

  private void deliverOrSay(String payload, Instant accepted) {
    try {
      deliver(payload, accepted);
    } catch (InterruptedException e) {
      LOG.log(DEBUG, () -> functionArn + ": an event is lost, the runtime is being closed");
    } catch (RuntimeException e) {
      LOG.log(WARNING, functionArn + ": an event is lost", e);
    }
  }

  /// Invokes until it works or there is no more trying.
  void deliver(String payload, Instant accepted) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    int attempts = 0;
    while (true) {
      var result = function.invoke(requestId, payload);
      attempts++;
      if (result.isSuccess()) {
        return;
      }
      boolean isLast = attempts > policy.maximumRetryAttempts();
      if (isLast || !isYoungEnough(accepted, delay(attempts))) {
        var condition = isLast ? "RetriesExhausted" : "EventAgeExceeded";
        giveUp(new InvocationRecord(requestId, functionArn, condition, attempts, payload), result);
        return;
      }
      surroundings.sleeper().sleep(delay(attempts));
    }
  }

  private Duration delay(int attempts) {
    var delays = surroundings.retryDelays();
    return delays.get(Math.min(attempts, delays.size()) - 1);
  }

  private boolean isYoungEnough(Instant accepted, Duration delay) {
    var next = Instant.now(surroundings.clock()).plus(delay);
    return next.isBefore(accepted.plus(policy.maximumEventAge()));
  }

  private void giveUp(InvocationRecord record, InvocationResult last) {
    LOG.log(
        WARNING,
        () ->
            "%s: an event failed for good after %d attempts, %s: %s"
                .formatted(
                    functionArn,
                    record.attempts(),
                    policy.onFailureQueueArn().map(arn -> "now in " + arn).orElse("and is dropped"),
                    last.summary()));
    policy
        .onFailureQueueArn()
        .ifPresent(arn ->
            surroundings.queues().send(arn, record.json(Instant.now(surroundings.clock()), last)));
  }

  /// Interrupts whatever is under way.
  void stop() {
    threads.shutdownNow();
  }
}
