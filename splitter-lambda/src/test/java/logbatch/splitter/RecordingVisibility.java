package logbatch.splitter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes down what is asked for.
final class RecordingVisibility implements MessageVisibility {

  private final List<String> requests = new ArrayList<>();

  @Override
  public synchronized void hide(String receiptHandle, Duration duration) {
    requests.add("%s for %d s".formatted(receiptHandle, duration.toSeconds()));
  }

  /// `receipt-1 for 120 s`, in order.
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }
}
