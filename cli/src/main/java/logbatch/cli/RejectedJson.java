package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import logbatch.aws.ItemAttributes;
import logbatch.model.RunId;

/// The JSON of a message in a dead-letter queue.
final class RejectedJson {

  private RejectedJson() {}

  static Map<String, Object> of(RejectedMessage rejected) {
    var json = new LinkedHashMap<String, Object>();
    json.put("queue", rejected.queue());
    json.put("message_id", rejected.message().id());
    json.put("files", rejected.files());
    json.put("reason", rejected.reason().name());
    json.put("detail", rejected.reason().detail());
    json.put("receive_count", rejected.message().receiveCount());
    json.put("first_sent", rejected.message().sentAt().toString());
    switch (rejected.letter()) {
      case DeadLetter.OfLine(var message) -> {
        putRange(json, "line", message.run(), message.range());
        json.put(ItemAttributes.LINE, message.line().number());
        json.put(ItemAttributes.BYTE_OFFSET, message.line().byteOffset());
        json.put(ItemAttributes.LENGTH_BYTES, message.line().lengthBytes());
        RecordsFile.putContent(json, message.line().content());
      }
      case DeadLetter.OfRange(var task) -> putRange(json, "range", task.run(), task.range());
      case DeadLetter.OfPlan _ -> json.put("asks_for", "plan");
      case DeadLetter.OfUploads _ -> json.put("asks_for", "uploads");
      case DeadLetter.Unreadable _ -> json.put("asks_for", null);
    }
    return json;
  }

  private static void putRange(Map<String, Object> json, String what, RunId run, int range) {
    json.put("asks_for", what);
    json.put(ItemAttributes.RUN_ID, run.toString());
    json.put(ItemAttributes.RANGE, range);
  }
}
