package logbatch.local.runtime;

import java.time.Duration;

/// Pauses that double with each failure in a row. Not thread-safe.
final class Backoff {

  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private int failures;

  /// @param first pause after the first failure
  /// @param longest no pause is longer
  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /// Says how long to wait now.
  Duration failed() {
    var pause = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  void succeeded() {
    failures = 0;
  }

  boolean isFirstFailure() {
    return failures == 0;
  }
}
