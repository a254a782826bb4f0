package logbatch.splitter;

import java.time.Duration;

/// Waiting, so that a test need not.
interface Pause {
  void sleep(Duration duration) throws InterruptedException;
}
