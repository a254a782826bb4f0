package logbatch.cli;

/// SQS's own way to move all messages of a dead-letter queue back. It goes on by itself, whatever
/// becomes of who has started it.
interface MoveTask {

  /// How a task was begun.
  enum Beginning {
    STARTED,
    /// Somebody else has started one before; there can only be one at a time.
    WAS_RUNNING,
    /// This endpoint has no such tasks.
    UNSUPPORTED
  }

  /// Where a task stands.
  enum Status {
    RUNNING,
    COMPLETED,
    FAILED
  }

  /// How far a task has come.
  ///
  /// @param moved messages moved so far; approximate
  /// @param failure why it failed, if it did
  record Progress(Status status, long moved, String failure) {}

  /// Starts a task, unless one is running.
  Beginning begin();

  /// Where the task stands that was begun.
  Progress progress();
}
