package logbatch.worker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/// Decides when the queue hands failed messages over again.
interface MessageDelays {

  /// How long a message stays hidden from now on.
  ///
  /// @param visibility whole seconds, up to 12 hours
  record Delay(ReceivedMessage message, Duration visibility) {

    public Delay {
      requireNonNull(message, "message");
      requireNonNull(visibility, "visibility");
    }
  }

  /// Asks for the delays. Nothing depends on them but time: a message whose delay cannot be set
  /// comes again when the queue's own visibility ends, so trouble is logged and never thrown.
  ///
  /// @throws InterruptedException if the function is being stopped
  void delay(List<Delay> delays) throws InterruptedException;
}
