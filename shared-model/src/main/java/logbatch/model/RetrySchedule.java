package logbatch.model;

import java.time.Duration;

/// How long a message that failed stays hidden in its queue.
public final class RetrySchedule {

  /// Nothing changes by waiting: the attempts left to it only lead to the dead-letter queue.
  public static final Duration HOPELESS = Duration.ofSeconds(2);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int FACTOR = 5;

  private RetrySchedule() {}

  /// For trouble outside the message: 30 s, 150 s, 750 s, then an hour, so that with five attempts
  /// not even ten minutes of throttling fill the dead-letter queue.
  ///
  /// @param receiveCount from 1
  public static Duration afterOutsideTrouble(int receiveCount) {
    var visibility = FIRST;
    for (int n = 1; n < receiveCount && visibility.compareTo(LONGEST) < 0; n++) {
      visibility = visibility.multipliedBy(FACTOR);
    }
    return visibility.compareTo(LONGEST) < 0 ? visibility : LONGEST;
  }
}
