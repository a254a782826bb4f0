package logbatch.local.template;

import java.time.Duration;
import java.util.Optional;

/// How asynchronous invocations of a function are retried.
///
/// @param maximumRetryAttempts retries after the first attempt, 0 to 2
/// @param maximumEventAge an event older than this is not tried again
/// @param onFailureQueueArn ARN of the SQS queue that gets an invocation record when an event has
///   failed for good
public record AsyncInvoke(
    int maximumRetryAttempts, Duration maximumEventAge, Optional<String> onFailureQueueArn) {

  /// What Lambda does when nothing is said.
  public static final AsyncInvoke DEFAULT =
      new AsyncInvoke(2, Duration.ofHours(6), Optional.empty());
}
