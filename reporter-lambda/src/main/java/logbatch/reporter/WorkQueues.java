package logbatch.reporter;

import logbatch.model.RangeTask;

/// The queues through which files go. A failing service is an exception.
interface WorkQueues {

  /// Messages in a queue, as far as SQS knows.
  ///
  /// @param visible waiting to be received
  /// @param hidden received and being worked on, or not to be received yet
  record Depth(long visible, long hidden) {

    boolean isEmpty() {
      return visible == 0 && hidden == 0;
    }
  }

  /// Lines on their way to the table: `log-processing-queue`.
  Depth lines();

  /// Ranges to be read: `log-split-queue`.
  Depth ranges();

  /// Orders a range to be read.
  void start(RangeTask task);
}
