package logbatch.splitter;

import java.util.ArrayList;
import java.util.List;

/// Groups lines into batches within two limits. Knows sizes, not SQS.
///
/// A batch goes to the sink only when the next line does not fit any more. Not thread-safe.
final class MessageBatcher {

  private final int maxEntries;
  private final int maxBytes;
  private final Sink sink;

  private List<OutgoingLine> batch = new ArrayList<>();
  private int bytes;

  /// Where batches go.
  interface Sink {

    /// Takes a batch.
    ///
    /// @param batch at least one line; belongs to the sink from here on
    void accept(List<OutgoingLine> batch) throws InterruptedException;
  }

  /// @param maxBytes of all bodies of a batch together, in UTF-8
  MessageBatcher(int maxEntries, int maxBytes, Sink sink) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
    this.sink = sink;
  }

  /// Takes a line.
  ///
  /// @return false if it is too large for any batch; nothing is changed then
  boolean offer(OutgoingLine line) throws InterruptedException {
    int size = line.body().sizeBytes();
    if (size > maxBytes) {
      return false;
    }
    if (batch.size() == maxEntries || bytes + size > maxBytes) {
      finish();
    }
    batch.add(line);
    bytes += size;
    return true;
  }

  /// Sends what is left. Not `close`: that would also run after a failure.
  void finish() throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    var full = batch;
    batch = new ArrayList<>(maxEntries);
    bytes = 0;
    sink.accept(full);
  }
}
