package logbatch.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers what was asked for.
final class RecordingMessageDelays implements MessageDelays {

  private final List<Delay> delays = new ArrayList<>();
  private int calls;

  @Override
  public void delay(List<Delay> asked) {
    calls++;
    delays.addAll(asked);
  }

  /// Seconds by message id.
  Map<String, Long> seconds() {
    var seconds = new HashMap<String, Long>();
    delays.forEach(delay -> seconds.put(delay.message().id(), delay.visibility().toSeconds()));
    return seconds;
  }

  int calls() {
    return calls;
  }
}
