package logbatch.cli;

import java.util.function.UnaryOperator;

/// What a deployed pipeline consists of, as far as its users touch it.
///
/// @param buckets where files come and reports go
/// @param lines the queues of lines on their way to the table
/// @param split the queues of ranges to be read, of contents to be planned, and of uploads that
///   failed
/// @param tables where lines and runs are stored
record Resources(Buckets buckets, Queues lines, Queues split, Tables tables) {

  /// @param input name of the bucket that files are put into
  /// @param output name of the bucket that reports are written to
  record Buckets(String input, String output) {}

  /// @param url of the queue
  /// @param deadLetterUrl of its dead-letter queue
  record Queues(String url, String deadLetterUrl) {}

  /// @param items name of `ProcessedLogsTable`
  /// @param batches name of `BatchesTable`
  record Tables(String items, String batches) {}

  /// Reads the template's outputs.
  ///
  /// @param output gives the value of an output by its name
  static Resources ofOutputs(UnaryOperator<String> output) {
    return new Resources(
        new Buckets(output.apply("InputBucketName"), output.apply("OutputBucketName")),
        new Queues(output.apply("LogProcessingQueueUrl"), output.apply("LogProcessingDlqUrl")),
        new Queues(output.apply("LogSplitQueueUrl"), output.apply("LogSplitDlqUrl")),
        new Tables(output.apply("ProcessedLogsTableName"), output.apply("BatchesTableName")));
  }

  /// Names the resources as the template does.
  ///
  /// @param owner the parameter `OwnerName`
  /// @param suffix the parameter `NameSuffix`; may be empty
  /// @param queueUrl gives the URL of a queue by its name
  static Resources ofOwner(String owner, String suffix, UnaryOperator<String> queueUrl) {
    return new Resources(
        new Buckets("input-logs-" + owner + suffix, "processed-data-" + owner + suffix),
        new Queues(
            queueUrl.apply("log-processing-queue" + suffix),
            queueUrl.apply("log-processing-dlq" + suffix)),
        new Queues(
            queueUrl.apply("log-split-queue" + suffix), queueUrl.apply("log-split-dlq" + suffix)),
        new Tables("ProcessedLogsTable" + suffix, "BatchesTable" + suffix));
  }
}
