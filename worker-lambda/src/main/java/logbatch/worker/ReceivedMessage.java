package logbatch.worker;

import static java.util.Objects.requireNonNull;

/// A message as the queue handed it over.
///
/// @param id message id, by which a batch item failure names it
/// @param receiptHandle of this receive, by which its visibility is changed
/// @param body the line message as JSON
/// @param receiveCount how often the queue has handed it over, this time included, from 1
record ReceivedMessage(String id, String receiptHandle, String body, int receiveCount) {

  ReceivedMessage {
    requireNonNull(id, "id");
    requireNonNull(receiptHandle, "receiptHandle");
    requireNonNull(body, "body");
    if (receiveCount < 1) {
      throw new IllegalArgumentException("receiveCount is below 1: " + receiveCount);
    }
  }

  /// The id only: the body holds a line.
  @Override
  public String toString() {
    return "message " + id;
  }
}
