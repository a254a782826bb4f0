package logbatch.splitter;

/// What SQS takes.
///
/// See
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html>,
/// as of November 2026.
final class SqsLimits {

  /// Messages in one `SendMessageBatch`.
  static final int BATCH_ENTRIES = 10;

  /// Bytes of all bodies in one `SendMessageBatch`, and of one body, in UTF-8.
  static final int BATCH_BYTES = 1024 * 1024;

  private SqsLimits() {}
}
