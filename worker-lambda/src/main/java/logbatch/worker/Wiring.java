package logbatch.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import logbatch.aws.AwsClients;
import logbatch.aws.JsonLog;
import logbatch.aws.Priming;
import logbatch.aws.Settings;
import logbatch.format.UserFormats;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Builds the worker from its environment.
final class Wiring {

  /// One put with all its retries; the function has a minute.
  private static final Duration DYNAMODB_CALL_MAX = Duration.ofSeconds(20);

  /// Has to fit into the margin that a batch leaves.
  private static final Duration SQS_CALL_MAX = Duration.ofSeconds(3);

  private static final int RETENTION_DAYS_MIN = 30;

  private Wiring() {}

  /// @param environment the function's variables, as template.yaml sets them
  /// @throws IllegalStateException naming every variable that is missing or wrong
  static BatchProcessor fromEnvironment(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queueUrl = settings.required("LINES_QUEUE_URL");
    var batchesTable = settings.required("BATCHES_TABLE");
    var itemsTable = settings.required("PROCESSED_LOGS_TABLE");
    ZoneId defaultZone = settings.required("DEFAULT_TIME_ZONE", ZoneId::of, ZoneOffset.UTC);
    int retentionDays = settings.optional("ITEM_RETENTION_DAYS", Wiring::retentionDays, 0);
    var formats = settings.optional("CUSTOM_FORMATS", CustomFormats::named, UserFormats.NONE);
    settings.verify();

    var clock = Clock.systemUTC();
    var log = JsonLog.ofFunction(environment, clock);
    var dynamoDb = AwsClients.standard(DynamoDbClient.builder(), DYNAMODB_CALL_MAX).build();
    var sqs = AwsClients.standard(SqsClient.builder(), SQS_CALL_MAX).build();
    var enhanced = enhanced(dynamoDb, Duration.ofDays(retentionDays));
    var headers = new DynamoDbHeaderStore(dynamoDb, batchesTable);
    var files = new KnownFiles(headers, defaultZone, formats);
    Priming.beforeSnapshot(log, () -> headers.find(Priming.NO_RUN));
    return new BatchProcessor(
        new LineProcessor(files, new DynamoDbItemStore(enhanced, itemsTable), clock),
        new SqsMessageDelays(sqs, queueUrl, log),
        new BatchLog(log),
        clock);
  }

  /// @param retention zero if items are kept for ever
  private static DynamoDbEnhancedClient enhanced(DynamoDbClient dynamoDb, Duration retention) {
    var builder = DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb);
    return retention.isZero()
        ? builder.build()
        : builder.extensions(new DynamoDbItemExpiry(retention)).build();
  }

  /// @throws IllegalArgumentException for less than a month: a message may come more than three
  ///   weeks after the last one of its line, and if the item had expired, it would store the line
  ///   anew
  private static int retentionDays(String text) {
    int days = Integer.parseInt(text);
    if (days != 0 && days < RETENTION_DAYS_MIN) {
      throw new IllegalArgumentException("neither 0 nor %d or more".formatted(RETENTION_DAYS_MIN));
    }
    return days;
  }
}
