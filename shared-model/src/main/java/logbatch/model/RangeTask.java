package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What travels through `log-split-queue`: the order to go on with a range.
///
/// @param run the run that the range belongs to
/// @param range index of the range, from 0
/// @param hops invocations before this one that handed the range over, since it was first ordered
/// @param idleHops the last of them in a row that did not get the range any further
/// @param order id of the event by which it was first ordered; empty if this task is the first
///   order, or is an earlier version's
public record RangeTask(RunId run, int range, int hops, int idleHops, Optional<String> order) {

  /// The value of the field `task`.
  public static final String TASK = "range";

  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  public RangeTask {
    requireNonNull(run, "run");
    requireNonNull(order, "order");
    if (range < 0 || idleHops < 0 || hops < idleHops) {
      throw new IllegalArgumentException(
          "range %d, hops %d, idleHops %d".formatted(range, hops, idleHops));
    }
  }

  /// A task that names no first order.
  public RangeTask(RunId run, int range, int hops, int idleHops) {
    this(run, range, hops, idleHops, Optional.empty());
  }

  /// The first order for a range.
  public static RangeTask start(RunId run, int range) {
    return new RangeTask(run, range, 0, 0);
  }

  /// The same task, with the event by which the range was first ordered.
  public RangeTask orderedBy(String event) {
    return new RangeTask(run, range, hops, idleHops, Optional.of(event));
  }

  /// The task's SQS body.
  public String toBody() {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", VERSION);
      json.writeStringProperty("task", TASK);
      json.writeStringProperty("run", run.toString());
      json.writeNumberProperty("range", range);
      json.writeNumberProperty("hops", hops);
      json.writeNumberProperty("idle_hops", idleHops);
      order.ifPresent(event -> json.writeStringProperty("order", event));
      json.writeEndObject();
    }
    return out.toString();
  }

  /// Reads the parsed JSON of [#toBody], but for the optional field `order`.
  ///
  /// @param v the field `v`
  /// @throws MalformedMessageException if it is a version not known here
  public static RangeTask of(int v, String run, int range, int hops, int idleHops) {
    if (v != VERSION) {
      throw new MalformedMessageException(
          "the range task has version " + v + ", this code reads version " + VERSION);
    }
    return new RangeTask(RunId.parse(run), range, hops, idleHops);
  }
}
