package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import logbatch.aws.DynamoDbParts;
import logbatch.local.services.AwsClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbHeaderStoreIT {

  private static final String TABLE = "BatchesTable";

  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void createTable() {
    dynamoDb = AwsClients.dynamoDb(LocalServices.endpoints());
    createTable(dynamoDb, TABLE);
  }

  static void createTable(DynamoDbClient dynamoDb, String name) {
    dynamoDb.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key(DynamoDbParts.RUN_ID, HASH), key(DynamoDbParts.PART, RANGE))
            .attributeDefinitions(text(DynamoDbParts.RUN_ID), text(DynamoDbParts.PART)));
  }

  @AfterAll
  static void dropTable() {
    dynamoDb.deleteTable(table -> table.tableName(TABLE));
    dynamoDb.close();
  }

  @Test
  void headerIsFoundAsItWasWritten() {
    var header = Messages.TEXT_FILE;
    dynamoDb.putItem(put -> put.tableName(TABLE).item(DynamoDbParts.header(header)));

    assertThat(new DynamoDbHeaderStore(dynamoDb, TABLE).find(header.run())).contains(header);
  }

  @Test
  void noHeaderIsNoError() {
    assertThat(new DynamoDbHeaderStore(dynamoDb, TABLE).find(Messages.JSON_FILE.run())).isEmpty();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
