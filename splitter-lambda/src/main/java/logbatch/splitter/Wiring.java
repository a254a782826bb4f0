package logbatch.splitter;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import logbatch.aws.AwsClients;
import logbatch.aws.JsonLog;
import logbatch.aws.Priming;
import logbatch.aws.Settings;
import logbatch.lines.RangeReader;
import logbatch.lines.S3ObjectSource;
import logbatch.model.ObjectVersion;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Everything that LogSplitterLambda is made of.
///
/// @param splitter the core
/// @param visibility of the messages that it works on
/// @param log where log lines go
/// @param clock the only one
record Wiring(Splitter splitter, MessageVisibility visibility, JsonLog log, Clock clock) {

  /// As template.yaml bounds it: a message of a line is at most 4/3 of it, and one more kilobyte.
  private static final int MAX_LINE_BYTES_MIN = 1024;

  private static final int MAX_LINE_BYTES_MAX = 320 * 1024;

  /// What a crash sends again, at most.
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /// Of GetObject up to its first byte, with all retries.
  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

  /// Builds the core and its clients.
  ///
  /// @throws IllegalStateException naming every variable that is missing or wrong
  static Wiring fromEnvironment(Map<String, String> environment) {
    var settings = new Settings(environment);
    var inputBucket = settings.required("INPUT_BUCKET");
    var linesQueueUrl = settings.required("LINES_QUEUE_URL");
    var splitQueueUrl = settings.required("SPLIT_QUEUE_URL");
    var batchesTable = settings.required("BATCHES_TABLE");
    int maxLineBytes = settings.required("MAX_LINE_BYTES", Wiring::maxLineBytes, 0);
    long rangeBytes = settings.required("RANGE_BYTES", Wiring::rangeBytes, 0L);
    // For tests, whose files are read in less than the usual interval.
    var checkpointInterval =
        settings.optional("CHECKPOINT_MILLIS", Wiring::millis, CHECKPOINT_INTERVAL);
    var bucketOwner = settings.accountId("BUCKET_OWNER");
    settings.verify();

    var clock = Clock.systemUTC();
    var log = JsonLog.ofFunction(environment, clock);
    var sqs = AwsClients.standard(SqsClient.builder(), CALL_TIMEOUT).build();
    var dynamoDb = AwsClients.standard(DynamoDbClient.builder(), CALL_TIMEOUT).build();
    var objects =
        new S3ObjectSource(
            s3(settings),
            bucketOwner,
            "look at the bucket policy, the key policy and the function's role, then upload again");
    var headers = new DynamoDbHeaderStore(dynamoDb, batchesTable, clock);
    var ranges = new DynamoDbRangeStore(dynamoDb, batchesTable);
    var tasks =
        new RangeTaskQueue(
            new RetryingSender(new SqsMessageSender(sqs, splitQueueUrl), clock, Thread::sleep));
    var splitter =
        new Splitter(
            new S3Notifications(inputBucket, log),
            new Planner(objects, headers, ranges, new CutSizes(rangeBytes, maxLineBytes), clock),
            new RangeSplitter(
                new RangeReader(objects, maxLineBytes),
                ranges,
                new RetryingSender(new SqsMessageSender(sqs, linesQueueUrl), clock, Thread::sleep),
                tasks,
                checkpointInterval,
                clock),
            tasks,
            log);
    var nothing =
        new ObjectVersion(inputBucket, Priming.NO_OBJECT.key(), Priming.NO_OBJECT.eTag(), 1);
    Priming.beforeSnapshot(log, () -> headers.find(Priming.NO_RUN), () -> objects.head(nothing, 1));
    return new Wiring(splitter, new SqsMessageVisibility(sqs, splitQueueUrl), log, clock);
  }

  /// Checksums of responses are left to TLS: they are over the whole object, of which a read may
  /// want a part.
  private static S3Client s3(Settings settings) {
    return AwsClients.standard(S3Client.builder(), OPEN_TIMEOUT)
        .forcePathStyle(settings.isS3Elsewhere())
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  private static long rangeBytes(String text) {
    long bytes = Long.parseLong(text);
    if (bytes < 1) {
      throw new IllegalArgumentException("not 1 or more");
    }
    return bytes;
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  private static int maxLineBytes(String text) {
    int bytes = Integer.parseInt(text);
    if (bytes < MAX_LINE_BYTES_MIN || bytes > MAX_LINE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "not from %d to %d".formatted(MAX_LINE_BYTES_MIN, MAX_LINE_BYTES_MAX));
    }
    return bytes;
  }
}
