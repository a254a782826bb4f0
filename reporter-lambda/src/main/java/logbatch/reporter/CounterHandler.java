package logbatch.reporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Entry point of LogCounterLambda: hands the records of the items' stream to the [Counter].
///
/// The mapping has a tumbling window only because then the event names its shard. Nothing is
/// carried from one invocation of a window to the next, but Lambda takes an answer without `state`
/// as a failure.
public final class CounterHandler
    implements RequestHandler<DynamodbTimeWindowEvent, TimeWindowEventResponse> {

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
  public TimeWindowEventResponse handleRequest(DynamodbTimeWindowEvent event, Context context) {
    // The last invocation of a window has no records.
    var images = Objects.requireNonNullElse(event.getRecords(), List.<DynamodbStreamRecord>of());
    if (!images.isEmpty()) {
      counter.count(
          shardId(event), records.read(images.stream().map(CounterHandler::image).toList()));
    }
    return new TimeWindowEventResponse(Map.of(), List.of());
  }

  private static String shardId(DynamodbTimeWindowEvent event) {
    if (event.getShardId() == null) {
      throw new IllegalStateException(
          "an event with %d records does not say its shardId, so they cannot be counted exactly once; the function's event source mapping needs its TumblingWindowInSeconds back, with any value"
              .formatted(event.getRecords().size()));
    }
    return event.getShardId();
  }

  private static StreamImage image(DynamodbStreamRecord record) {
    var change = record.getDynamodb();
    return change == null
        ? new StreamImage(record.getEventName(), null, Map.of(), Map.of())
        : new StreamImage(
            record.getEventName(),
            change.getSequenceNumber(),
            texts(change.getOldImage()),
            texts(change.getNewImage()));
  }

  private static Map<String, String> texts(Map<String, AttributeValue> item) {
    var texts = new HashMap<String, String>();
    if (item != null) {
      item.forEach((name, value) -> texts.put(name, text(value)));
    }
    return texts;
  }

  /// @return null for an attribute of another type than the items' own
  private static String text(AttributeValue value) {
    if (value.getS() != null) {
      return value.getS();
    }
    if (value.getN() != null) {
      return value.getN();
    }
    return value.getB() == null ? null : UTF_8.decode(value.getB().duplicate()).toString();
  }
}
