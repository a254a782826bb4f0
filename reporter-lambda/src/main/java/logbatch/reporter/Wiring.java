package logbatch.reporter;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import logbatch.aws.AwsClients;
import logbatch.aws.JsonLog;
import logbatch.aws.Priming;
import logbatch.aws.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds the cores of both functions out of their environment. Clients live as long as the
/// execution environment.
final class Wiring {

  /// Bound on one call with its retries. Several of them fit into an invocation's minute.
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private Wiring() {}

  static Counter counter(Map<String, String> environment) {
    var settings = new Settings(environment);
    var table = settings.required("BATCHES_TABLE");
    settings.verify();
    var store = new DynamoDbCountStore(dynamoDb(), table);
    Priming.beforeSnapshot(log(environment), () -> store.read(Priming.NO_RUN, "no-shard"));
    return new Counter(store, Clock.systemUTC());
  }

  static Looks looks(Map<String, String> environment) {
    var settings = new Settings(environment);
    var batches = settings.required("BATCHES_TABLE");
    var processedLogs = settings.required("PROCESSED_LOGS_TABLE");
    var bucket = settings.required("OUTPUT_BUCKET");
    var linesQueueUrl = settings.required("LINES_QUEUE_URL");
    var splitQueueUrl = settings.required("SPLIT_QUEUE_URL");
    var stalledAfter =
        settings.required("STALLED_MINUTES", Wiring::minutes, Duration.ofMinutes(60));
    var owner = settings.accountId("BUCKET_OWNER");
    settings.verify();

    var client = dynamoDb();
    var runs = new DynamoDbRunStore(client, batches);
    var objects = new S3ReportObjects(s3(settings), bucket, owner);
    Priming.beforeSnapshot(
        log(environment),
        () -> runs.parts(Priming.NO_RUN),
        () -> objects.head(Priming.NO_OBJECT.key()));
    var reporter =
        new Reporter(
            runs,
            new DynamoDbRejectedItems(client, processedLogs),
            objects,
            Clock.systemUTC(),
            log(environment));
    var sqs = AwsClients.standard(SqsClient.builder(), CALL_TIMEOUT).build();
    return new Looks(
        runs,
        reporter,
        new SqsWorkQueues(sqs, linesQueueUrl, splitQueueUrl),
        stalledAfter,
        Clock.systemUTC(),
        log(environment));
  }

  static JsonLog log(Map<String, String> environment) {
    return JsonLog.ofFunction(environment, Clock.systemUTC());
  }

  private static Duration minutes(String text) {
    return Duration.ofMinutes(Long.parseLong(text));
  }

  private static DynamoDbClient dynamoDb() {
    return AwsClients.standard(DynamoDbClient.builder(), CALL_TIMEOUT).build();
  }

  private static S3Client s3(Settings settings) {
    return AwsClients.standard(S3Client.builder(), CALL_TIMEOUT)
        .forcePathStyle(settings.isS3Elsewhere())
        .build();
  }
}
