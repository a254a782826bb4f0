package logbatch.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One tumbling window of a shard while it is open: its bounds, and the state that each invocation
/// hands to the next. Not thread-safe.
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html>.
final class TumblingWindow {

  private final Instant start;
  private final Instant end;
  private Map<?, ?> state = Map.of();

  private TumblingWindow(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  /// Opens the window that the time belongs to.
  ///
  /// @param time when a record of the window was created
  /// @param length windows follow one another from the epoch on
  static TumblingWindow at(Instant time, Duration length) {
    long millis = length.toMillis();
    var start = Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    return new TumblingWindow(start, start.plus(length));
  }

  Instant end() {
    return end;
  }

  boolean contains(Instant time) {
    return !time.isBefore(start) && time.isBefore(end);
  }

  /// What an invocation with records gets.
  Map<String, Object> fields(String shardId, String streamArn) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("window", Map.of("start", EventTime.seconds(start), "end", EventTime.seconds(end)));
    fields.put("state", state);
    fields.put("shardId", shardId);
    fields.put("eventSourceARN", streamArn);
    fields.put("isFinalInvokeForWindow", false);
    fields.put("isWindowTerminatedEarly", false);
    return fields;
  }

  /// What the window's last invocation gets, which has no records.
  Map<String, Object> finalFields(String shardId, String streamArn) {
    var fields = fields(shardId, streamArn);
    fields.put("isFinalInvokeForWindow", true);
    return fields;
  }

  /// Takes the state out of an answer.
  ///
  /// @return false if there is none, which Lambda takes as a failure of the whole invocation
  boolean accept(String answer) {
    if (Json.object(answer).orElse(Map.of()).get("state") instanceof Map<?, ?> given) {
      state = given;
      return true;
    }
    return false;
  }
}
