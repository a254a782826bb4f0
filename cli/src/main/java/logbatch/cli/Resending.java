package logbatch.cli;

import java.util.ArrayList;
import java.util.List;
import logbatch.model.LineMessage;

/// Sends missing lines again, a batch at a time. Not thread-safe.
///
/// A line that is on its way all the same is sent twice, which does no harm: it is stored once.
final class Resending implements LineCheck.Findings {

  private final MessageQueue queue;
  private final LineCheck.Findings others;
  private final List<String> batch = new ArrayList<>();
  private long sent;
  private long failed;

  /// @param queue takes lines
  /// @param others hear of the same lines
  Resending(MessageQueue queue, LineCheck.Findings others) {
    this.queue = queue;
    this.others = others;
  }

  @Override
  public void missing(LineMessage line) {
    others.missing(line);
    batch.add(line.toBody());
    if (batch.size() == MessageQueue.PAGE_MAX) {
      send();
    }
  }

  @Override
  public void different(LineMessage line) {
    others.different(line);
  }

  /// Sends the last batch.
  void finish() {
    send();
  }

  /// Lines that the queue has taken.
  long sent() {
    return sent;
  }

  /// Lines that the queue has not taken.
  long failed() {
    return failed;
  }

  private void send() {
    int taken = queue.send(batch).size();
    sent += taken;
    failed += batch.size() - taken;
    batch.clear();
  }
}
