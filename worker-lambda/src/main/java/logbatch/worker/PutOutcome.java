package logbatch.worker;

/// What is in the store after a put.
enum PutOutcome {
  /// The item of this put.
  STORED,
  /// A processed item of an earlier put; this put changed nothing.
  ALREADY_PROCESSED,
  /// A rejected item of an earlier put; this put, of a rejected item too, changed nothing.
  ALREADY_REJECTED
}
