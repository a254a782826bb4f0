package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What became of the messages in a dead-letter queue.
///
/// @param queue its name
/// @param moved messages sent back
/// @param left messages that were not meant
/// @param failed messages that could not be moved
/// @param stop why SQS stopped moving them; empty if it did not
record Redriven(String queue, long moved, long left, long failed, Optional<String> stop) {

  static Redriven all(String queue, long moved) {
    return new Redriven(queue, moved, 0, 0, Optional.empty());
  }

  static Redriven stopped(String queue, long moved, String reason) {
    return new Redriven(queue, moved, 0, 0, Optional.of(reason));
  }

  static Redriven of(String queue, Redrive.Moved moved) {
    return new Redriven(queue, moved.moved(), moved.left(), moved.failed(), Optional.empty());
  }

  /// Whether all was sent back that was meant.
  boolean isDone() {
    return failed == 0 && stop.isEmpty();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("queue", queue);
    json.put("moved", moved);
    json.put("left", left);
    json.put("failed", failed);
    json.put("stopped", stop.orElse(null));
    return json;
  }

  /// A line for a person, or two.
  @Override
  public String toString() {
    if (stop.isPresent()) {
      return "%s: SQS gave up after %d messages: %s"
          .formatted(queue, moved, Visible.of(stop.get()));
    }
    var sentBack =
        "%s: %s%s"
            .formatted(
                queue,
                messages(moved, "sent back"),
                left > 0 ? ", " + left + " of other files left" : "");
    return failed == 0
        ? sentBack
        : "%s%n%s: %s; try again"
            .formatted(sentBack, queue, messages(failed, "could not be moved"));
  }

  private static String messages(long count, String what) {
    return "%d %s %s".formatted(count, count == 1 ? "message" : "messages", what);
  }
}
