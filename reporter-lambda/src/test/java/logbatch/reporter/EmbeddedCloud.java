package logbatch.reporter;

import java.nio.file.Path;
import logbatch.aws.DynamoDbParts;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Storage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/// The embedded services with both tables and the output bucket in them.
final class EmbeddedCloud implements AutoCloseable {

  static final String BATCHES = "BatchesTable";
  static final String PROCESSED_LOGS = "ProcessedLogsTable";
  static final String BUCKET = "processed-data-test";

  private final EmbeddedServices services;
  final DynamoDbClient dynamoDb;
  final S3Client s3;

  /// @param folder for what the services keep while they run
  EmbeddedCloud(Path folder) {
    services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), object -> {});
    dynamoDb = AwsClients.dynamoDb(services.endpoints());
    s3 = AwsClients.s3(services.endpoints());
    dynamoDb.createTable(table(PROCESSED_LOGS, "id").build());
    dynamoDb.createTable(batches());
    s3.createBucket(request -> request.bucket(BUCKET));
  }

  private static CreateTableRequest batches() {
    return table(BATCHES, DynamoDbParts.RUN_ID, DynamoDbParts.PART)
        .attributeDefinitions(
            text(DynamoDbParts.RUN_ID), text(DynamoDbParts.PART), text(DynamoDbParts.OPEN))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(DynamoDbParts.OPEN_INDEX)
                .keySchema(
                    key(DynamoDbParts.OPEN, KeyType.HASH), key(DynamoDbParts.RUN_ID, KeyType.RANGE))
                .projection(Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build())
                .build())
        .build();
  }

  private static CreateTableRequest.Builder table(String name, String partitionKey) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(text(partitionKey))
        .keySchema(key(partitionKey, KeyType.HASH));
  }

  private static CreateTableRequest.Builder table(
      String name, String partitionKey, String sortKey) {
    return table(name, partitionKey)
        .attributeDefinitions(text(partitionKey), text(sortKey))
        .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE));
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

  @Override
  public void close() {
    s3.close();
    dynamoDb.close();
    services.close();
  }
}
