package logbatch.local.template;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// Something that invokes a function.
public sealed interface EventSource {

  /// The event's name in the template, for messages and logs.
  String logicalId();

  /// An S3 bucket notification: asynchronous, one invocation per object created.
  ///
  /// @param bucket bucket name
  /// @param events event types such as `s3:ObjectCreated:*`
  record S3Notification(String logicalId, String bucket, List<String> events)
      implements EventSource {}

  /// A queue that Lambda polls.
  ///
  /// @param queueArn ARN of the queue
  /// @param batchSize messages in an invocation at most
  /// @param batchWindow how long a batch may wait to fill; zero sends what one receive gave
  /// @param maximumConcurrency invocations at a time, if bounded
  /// @param reportsBatchItemFailures whether the answer names the messages that failed; otherwise
  ///   an answer without an error means that all succeeded
  /// @param filters a message that matches none of them is deleted; empty means that all are
  ///   delivered
  record SqsMapping(
      String logicalId,
      String queueArn,
      int batchSize,
      Duration batchWindow,
      OptionalInt maximumConcurrency,
      boolean reportsBatchItemFailures,
      List<EventFilter> filters)
      implements EventSource {}

  /// A table's stream that Lambda reads, each shard in order.
  ///
  /// @param streamArn ARN of the stream
  /// @param startingPosition `TRIM_HORIZON` or `LATEST`
  /// @param batchSize records in an invocation at most
  /// @param batchWindow how long a batch may wait to fill
  /// @param tumblingWindow length of the tumbling window; zero means none
  /// @param maximumRetryAttempts −1 means until the record leaves the stream
  /// @param bisectsBatchOnError whether a failed batch is cut in two
  /// @param reportsBatchItemFailures whether the answer names the first record that failed
  /// @param filters a record that matches none of them is passed over; empty means that all are
  ///   delivered
  record StreamMapping(
      String logicalId,
      String streamArn,
      String startingPosition,
      int batchSize,
      Duration batchWindow,
      Duration tumblingWindow,
      int maximumRetryAttempts,
      boolean bisectsBatchOnError,
      boolean reportsBatchItemFailures,
      List<EventFilter> filters)
      implements EventSource {}

  /// A fixed rate.
  ///
  /// @param rate time between two invocations
  record Schedule(String logicalId, Duration rate) implements EventSource {}
}
