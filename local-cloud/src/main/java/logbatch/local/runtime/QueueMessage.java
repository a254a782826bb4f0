package logbatch.local.runtime;

import java.util.Map;

/// A message as it was received.
///
/// @param messageId stays the same over all receives
/// @param receiptHandle of this receive
/// @param body the body
/// @param md5OfBody of the body in UTF-8, as hexadecimal digits
/// @param attributes system attributes such as `ApproximateReceiveCount`
/// @param messageAttributes what the sender added, each already in the shape that the event has
public record QueueMessage(
    String messageId,
    String receiptHandle,
    String body,
    String md5OfBody,
    Map<String, String> attributes,
    Map<String, Object> messageAttributes) {

  public QueueMessage {
    attributes = Map.copyOf(attributes);
    messageAttributes = Map.copyOf(messageAttributes);
  }
}
