package logbatch.cli;

import java.time.Instant;

/// A received message.
///
/// @param id its message id, the same however often it is received
/// @param receipt the receipt handle of this reception
/// @param body what was sent
/// @param receiveCount how often it was received, this time included; approximate
/// @param sentAt when it was first sent; a move to the dead-letter queue does not change it
record QueuedMessage(String id, String receipt, String body, int receiveCount, Instant sentAt) {

  /// The length only: a body holds its owner's data.
  @Override
  public String toString() {
    return "message %s of %d characters".formatted(id, body.length());
  }
}
