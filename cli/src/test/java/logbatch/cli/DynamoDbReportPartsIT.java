package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.aws.DynamoDbRunParts;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.Storage;
import logbatch.model.ObjectVersion;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbReportPartsIT {

  private static final String TABLE = "BatchesTable";

  @TempDir static Path folder;

  private static EmbeddedServices services;
  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void start() {
    services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), _ -> {});
    dynamoDb = AwsClients.dynamoDb(services.endpoints());
    dynamoDb.createTable(create ->
        create
            .tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                Stream.of(DynamoDbParts.RUN_ID, DynamoDbParts.PART, DynamoDbParts.OPEN)
                    .map(DynamoDbReportPartsIT::text)
                    .toList())
            .keySchema(
                key(DynamoDbParts.RUN_ID, KeyType.HASH), key(DynamoDbParts.PART, KeyType.RANGE))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName(DynamoDbParts.OPEN_INDEX)
                    .keySchema(
                        key(DynamoDbParts.OPEN, KeyType.HASH),
                        key(DynamoDbParts.RUN_ID, KeyType.RANGE))
                    .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                    .build()));
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
    services.close();
  }

  @Test
  void runOfWhichNobodyLookedIsReopenedAsOneWithoutAReport() {
    var run = run("lost.log");

    new DynamoDbReportParts(dynamoDb, TABLE).reopen(run);

    assertThat(parts().of(run).report()).contains(new ReportPart(ReportStatus.PROCESSING, 0, ""));
    assertThat(parts().openRuns()).contains(run);
  }

  @Test
  void reopeningKeepsWhatIsKnownOfTheReportThatWasWritten() {
    var run = run("complete.log");
    var written = new ReportPart(ReportStatus.COMPLETE, 3, "digest");
    dynamoDb.putItem(put -> put.tableName(TABLE).item(DynamoDbParts.report(run, written)));

    new DynamoDbReportParts(dynamoDb, TABLE).reopen(run);

    assertThat(parts().of(run).report())
        .contains(new ReportPart(ReportStatus.PROCESSING, 3, "digest"));
    assertThat(parts().openRuns()).contains(run);
  }

  private static DynamoDbRunParts parts() {
    return new DynamoDbRunParts(dynamoDb, TABLE);
  }

  private static RunId run(String key) {
    return RunId.of(new ObjectVersion("in", key, "etag", 1), 0);
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
