package logbatch.local.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The event that Lambda makes of received messages.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>.
final class QueueEvent {

  private QueueEvent() {}

  /// One message as a record of the event.
  ///
  /// @param queueArn names the queue and, in its fourth part, the region
  static Map<String, Object> record(QueueMessage message, String queueArn) {
    var record = new LinkedHashMap<String, Object>();
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    record.put("attributes", new TreeMap<>(message.attributes()));
    record.put("messageAttributes", new TreeMap<>(message.messageAttributes()));
    record.put("md5OfBody", message.md5OfBody());
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", queueArn.split(":", -1)[3]);
    return record;
  }

  /// The event as JSON.
  ///
  /// @param records JSON texts of [#record]
  static String of(List<String> records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }
}
