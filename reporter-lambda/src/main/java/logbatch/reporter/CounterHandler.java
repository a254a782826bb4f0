package logbatch.reporter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/// Entry point of LogCounterLambda: hands the records of the items' stream to the [Counter].
///
/// The event is taken as plain JSON: Lambda's own class for it is read with Joda-Time, which makes
/// the jar larger and the first invocation slower, for a time that nobody looks at.
///
/// The mapping has a tumbling window only because then the event names its shard. Nothing is
/// carried from one invocation of a window to the next, but Lambda takes an answer without `state`
/// as a failure.
public final class CounterHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final Counter counter;
  private final StreamRecords records;

  /// Called by Lambda once per execution environment.
  public CounterHandler() {
    this(Wiring.counter(System.getenv()), new StreamRecords(Wiring.log(System.getenv())));
  }

  CounterHandler(Counter counter, StreamRecords records) {
    this.counter = counter;
    this.records = records;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    // The last invocation of a window has no records.
    if (event.get("Records") instanceof List<?> images && !images.isEmpty()) {
      counter.count(
          shardId(event, images.size()),
          records.read(images.stream().map(StreamImage::of).toList()));
    }
    return Map.of("state", Map.of(), "batchItemFailures", List.of());
  }

  private static String shardId(Map<String, Object> event, int records) {
    if (event.get("shardId") instanceof String shardId) {
      return shardId;
    }
    throw new IllegalStateException(
        "an event with %d records does not say its shardId, so they cannot be counted exactly once; the function's event source mapping needs its TumblingWindowInSeconds back, with any value"
            .formatted(records));
  }
}
