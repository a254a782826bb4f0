package logbatch.local.runtime;

import java.time.Duration;

/// Lets time pass; a test lets it pass at once.
@FunctionalInterface
interface Sleeper {

  /// Returns when the time is over.
  ///
  /// @throws InterruptedException if the runtime is being closed
  void sleep(Duration duration) throws InterruptedException;
}
