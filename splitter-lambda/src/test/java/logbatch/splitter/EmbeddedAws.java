package logbatch.splitter;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import java.nio.file.Path;
import java.util.UUID;
import logbatch.aws.DynamoDbParts;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Endpoints;
import logbatch.local.services.Storage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// S3, SQS and DynamoDB of this test run, started when first asked for and ended with the JVM.
final class EmbeddedAws {

  private static final EmbeddedServices SERVICES = start();

  static final S3Client S3 = AwsClients.s3(endpoints());
  static final SqsClient SQS = AwsClients.sqs(endpoints());
  static final DynamoDbClient DYNAMO_DB = AwsClients.dynamoDb(endpoints());

  private EmbeddedAws() {}

  static Endpoints endpoints() {
    return SERVICES.endpoints();
  }

  /// A table as template.yaml has BatchesTable, but for index and stream.
  static String newBatchesTable() {
    var name = "BatchesTable-" + UUID.randomUUID();
    DYNAMO_DB.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text(DynamoDbParts.RUN_ID), text(DynamoDbParts.PART))
            .keySchema(key(DynamoDbParts.RUN_ID, HASH), key(DynamoDbParts.PART, RANGE)));
    return name;
  }

  /// The URL of a queue of its own.
  static String newQueue() {
    return SQS.createQueue(queue -> queue.queueName("queue-" + UUID.randomUUID())).queueUrl();
  }

  /// The name of a bucket of its own.
  static String newBucket() {
    var name = "input-logs-" + UUID.randomUUID();
    S3.createBucket(bucket -> bucket.bucket(name));
    return name;
  }

  private static EmbeddedServices start() {
    var folder = Path.of(System.getProperty("logbatch.home"), "splitter-lambda", "target", "aws");
    var services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), created -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(services::close));
    return services;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
