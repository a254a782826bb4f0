package logbatch.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of the messages in a dead-letter queue.
///
/// @param queue its name
/// @param sum of the messages that were looked at
/// @param hidden messages that could not be looked at
/// @param stop why SQS stopped moving them; empty if it did not
record Redriven(String queue, Redrive.Moved sum, long hidden, Optional<String> stop) {

  static Redriven all(String queue, long moved) {
    return of(queue, new Redrive.Moved(moved, 0, 0), 0);
  }

  static Redriven stopped(String queue, long moved, String reason) {
    return new Redriven(queue, new Redrive.Moved(moved, 0, 0), 0, Optional.of(reason));
  }

  static Redriven of(String queue, Redrive.Moved sum, long hidden) {
    return new Redriven(queue, sum, hidden, Optional.empty());
  }

  /// Whether all was sent back that was meant.
  boolean isDone() {
    return sum.failed() == 0 && hidden == 0 && stop.isEmpty();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("queue", queue);
    json.put("moved", sum.moved());
    json.put("left", sum.left());
    json.put("failed", sum.failed());
    json.put("hidden", hidden);
    json.put("stopped", stop.orElse(null));
    return json;
  }

  /// Lines for a person.
  @Override
  public String toString() {
    if (stop.isPresent()) {
      return "%s: SQS gave up after %d messages: %s"
          .formatted(queue, sum.moved(), Visible.of(stop.get()));
    }
    var lines = new ArrayList<String>();
    lines.add(
        messages(sum.moved(), "sent back")
            + (sum.left() > 0 ? ", " + sum.left() + " of other files left" : ""));
    if (sum.failed() > 0) {
      lines.add(messages(sum.failed(), "could not be moved; try again"));
    }
    if (hidden > 0) {
      lines.add(Browsing.describe(hidden));
    }
    return lines.stream()
        .map(line -> queue + ": " + line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String messages(long count, String what) {
    return "%d %s %s".formatted(count, count == 1 ? "message" : "messages", what);
  }
}
