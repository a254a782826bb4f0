package logbatch.splitter;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import logbatch.model.Checkpoint;
import logbatch.model.Header;

/// Batches on their way to SQS, several at a time, looked at in the order of the object: the
/// checkpoint is the low-water mark, however the requests overtake each other.
///
/// Used by one thread. A failed batch shows when it is the oldest one; the mark stays below it for
/// good.
final class InFlight implements AutoCloseable {

  /// Each may hold [SqsLimits#BATCH_BYTES].
  static final int BATCHES_MAX = 16;

  private final Header header;
  private final RetryingSender sender;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ArrayDeque<Sending> sendings = new ArrayDeque<>();
  private Checkpoint taken;

  private record Sending(Future<?> result, Checkpoint after) {}

  /// @param header of the run, for messages
  /// @param start below it, everything has been taken already
  InFlight(Header header, RetryingSender sender, Checkpoint start) {
    this.header = header;
    this.sender = sender;
    this.taken = start;
  }

  /// Starts to send a batch; waits for the oldest one if too many are under way.
  ///
  /// @param after what the checkpoint is when this batch and all before it have been taken
  /// @throws SendFailedException if a batch could not be sent
  void send(List<OutgoingLine> batch, Checkpoint after) throws InterruptedException {
    if (sendings.size() == BATCHES_MAX) {
      settleOldest();
    }
    sendings.add(new Sending(threads.submit(() -> deliver(batch)), after));
  }

  /// Looks at the batches that have been taken meanwhile.
  ///
  /// @throws SendFailedException if a batch could not be sent
  void settleFinished() throws InterruptedException {
    while (!sendings.isEmpty() && sendings.getFirst().result().isDone()) {
      settleOldest();
    }
  }

  /// Waits for all of them.
  ///
  /// @throws SendFailedException if a batch could not be sent
  void settleAll() throws InterruptedException {
    while (!sendings.isEmpty()) {
      settleOldest();
    }
  }

  /// The low-water mark of what was settled.
  Checkpoint taken() {
    return taken;
  }

  /// Ends what is still under way.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private Void deliver(List<OutgoingLine> batch) throws InterruptedException {
    try {
      sender.send(batch.stream().map(OutgoingLine::body).toList());
    } catch (SendFailedException e) {
      var line = batch.get(e.index());
      throw new SendFailedException(
          "%s: line %d of its range, at byte %d, %s"
              .formatted(header.object(), line.number(), line.byteOffset(), e.getMessage()),
          e);
    }
    return null;
  }

  /// A failed one stays the oldest, so that the mark cannot pass it.
  private void settleOldest() throws InterruptedException {
    var oldest = sendings.getFirst();
    try {
      oldest.result().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw new IllegalStateException("a send ended unexpectedly", e.getCause());
      }
    }
    sendings.removeFirst();
    taken = oldest.after();
  }
}
