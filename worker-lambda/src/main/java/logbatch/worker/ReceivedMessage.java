package logbatch.worker;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

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

  /// The messages of an event.
  ///
  /// @param event parsed JSON
  /// @throws IllegalArgumentException if it is no event of SQS
  static List<ReceivedMessage> of(Map<String, Object> event) {
    if (event.get("Records") instanceof List<?> records) {
      return records.stream().map(ReceivedMessage::of).toList();
    }
    throw new IllegalArgumentException(
        "not an event of SQS, with the keys %s; the function has an event source that is not in template.yaml"
            .formatted(event.keySet()));
  }

  private static ReceivedMessage of(Object record) {
    if (record instanceof Map<?, ?> fields
        && fields.get("messageId") instanceof String id
        && fields.get("receiptHandle") instanceof String receiptHandle
        && fields.get("body") instanceof String body
        && fields.get("attributes") instanceof Map<?, ?> attributes
        && attributes.get("ApproximateReceiveCount") instanceof String receiveCount) {
      return new ReceivedMessage(id, receiptHandle, body, Integer.parseInt(receiveCount));
    }
    throw new IllegalArgumentException("a record is no message of SQS");
  }

  /// The id only: the body holds a line.
  @Override
  public String toString() {
    return "message " + id;
  }
}
