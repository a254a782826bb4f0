package logbatch.local.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import logbatch.local.template.PhysicalIds;
import logbatch.local.template.TableSpec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Creates tables with their indexes and streams.
record DynamoDbTableCreator(DynamoDbClient dynamoDb) {

  PhysicalIds create(List<TableSpec> tables, PhysicalIds known) {
    PhysicalIds ids = known;
    for (TableSpec table : tables) {
      try {
        ids = ids.with(table.logicalId(), create(table));
      } catch (SdkException e) {
        throw new ServiceException("table " + table.name() + " cannot be created", e);
      }
    }
    return ids;
  }

  private Map<String, String> create(TableSpec table) {
    try {
      dynamoDb.createTable(request(table));
    } catch (ResourceInUseException e) {
      // It is there already, and is looked at below like a new one.
    }
    TableDescription present =
        dynamoDb
            .waiter()
            .waitUntilTableExists(request -> request.tableName(table.name()))
            .matched()
            .response()
            .orElseThrow()
            .table();
    return attributes(table, present);
  }

  private static Map<String, String> attributes(TableSpec table, TableDescription present) {
    var attributes = new HashMap<String, String>();
    attributes.put(PhysicalIds.REF, table.name());
    attributes.put("Arn", present.tableArn());
    if (table.streamViewType().isPresent()) {
      attributes.put("StreamArn", streamArn(table, present));
    }
    return attributes;
  }

  private static String streamArn(TableSpec table, TableDescription present) {
    StreamSpecification stream = present.streamSpecification();
    if (stream == null
        || !table.streamViewType().orElseThrow().equals(stream.streamViewTypeAsString())) {
      throw new ServiceException(
          "table "
              + table.name()
              + " is there, but without a stream of "
              + table.streamViewType().orElseThrow()
              + "; delete it, or use other names");
    }
    return present.latestStreamArn();
  }

  private static CreateTableRequest request(TableSpec table) {
    var indexes = table.indexes().stream().map(DynamoDbTableCreator::index).toList();
    return CreateTableRequest.builder()
        .tableName(table.name())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(attributeDefinitions(table))
        .keySchema(schema(table.key()))
        .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
        .streamSpecification(table.streamViewType().map(DynamoDbTableCreator::stream).orElse(null))
        .build();
  }

  private static StreamSpecification stream(String viewType) {
    return StreamSpecification.builder().streamEnabled(true).streamViewType(viewType).build();
  }

  private static List<AttributeDefinition> attributeDefinitions(TableSpec table) {
    return Stream.concat(Stream.of(table.key()), table.indexes().stream().map(TableSpec.Index::key))
        .flatMap(key -> Stream.concat(Stream.of(key.partitionKey()), key.sortKey().stream()))
        .distinct()
        .map(DynamoDbTableCreator::textAttribute)
        .toList();
  }

  private static AttributeDefinition textAttribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.key()))
        .projection(projection -> projection.projectionType(index.projectionType()))
        .build();
  }

  private static List<KeySchemaElement> schema(TableSpec.Key key) {
    var schema = new ArrayList<KeySchemaElement>();
    schema.add(element(key.partitionKey(), KeyType.HASH));
    key.sortKey().ifPresent(sortKey -> schema.add(element(sortKey, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
