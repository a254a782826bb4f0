package logbatch.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import logbatch.aws.AwsClients;
import logbatch.aws.JsonLog;
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

  private Wiring() {}

  /// @param environment the function's variables, as template.yaml sets them
  /// @throws IllegalStateException naming every variable that is missing or wrong
  static BatchProcessor fromEnvironment(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queueUrl = settings.required("LINES_QUEUE_URL");
    var batchesTable = settings.required("BATCHES_TABLE");
    var itemsTable = settings.required("PROCESSED_LOGS_TABLE");
    ZoneId defaultZone = settings.required("DEFAULT_TIME_ZONE", ZoneId::of, ZoneOffset.UTC);
    var formats = settings.optional("CUSTOM_FORMATS", CustomFormats::named, UserFormats.NONE);
    settings.verify();

    var clock = Clock.systemUTC();
    var log = new JsonLog(System.out, clock);
    var dynamoDb = AwsClients.standard(DynamoDbClient.builder(), DYNAMODB_CALL_MAX).build();
    var sqs = AwsClients.standard(SqsClient.builder(), SQS_CALL_MAX).build();
    var enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).build();
    var files =
        new KnownFiles(new DynamoDbHeaderStore(dynamoDb, batchesTable), defaultZone, formats);
    return new BatchProcessor(
        new LineProcessor(files, new DynamoDbItemStore(enhanced, itemsTable), clock),
        new SqsMessageDelays(sqs, queueUrl, log),
        new BatchLog(log),
        clock);
  }
}
