package logbatch.splitter;

import java.time.Duration;

/// How long messages of `log-split-queue` stay hidden. Safe for all threads.
interface MessageVisibility {

  /// Hides a message that has been received, from now on for so long.
  ///
  /// @param receiptHandle names the receipt
  /// @throws RuntimeException if the queue does not do it; the message then keeps the time-out that
  ///   it has
  void hide(String receiptHandle, Duration duration);
}
