package logbatch.local.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import logbatch.local.services.AwsAccount;

/// The event that EventBridge makes when a schedule is due.
///
/// See <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html>.
final class ScheduledEvent {

  private ScheduledEvent() {}

  /// The event as JSON.
  ///
  /// @param rule name of the schedule
  static String at(Instant time, String rule, AwsAccount account) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", account.id());
    event.put("time", EventTime.seconds(time));
    event.put("region", account.region());
    event.put(
        "resources",
        List.of("arn:aws:events:%s:%s:rule/%s".formatted(account.region(), account.id(), rule)));
    event.put("detail", Map.of());
    return Json.text(event);
  }
}
