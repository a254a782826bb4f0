package logbatch.worker;

import java.util.Map;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.ItemAttributes;
import logbatch.model.ProcessedItem;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items in `ProcessedLogsTable`: one conditional put each, and nothing else.
final class DynamoDbItemStore implements ItemStore {

  private static final Expression NO_ITEM =
      Expression.builder()
          .expression("attribute_not_exists(#id)")
          .expressionNames(Map.of("#id", ItemAttributes.ID))
          .build();

  private static final Expression NO_PROCESSED_ITEM =
      Expression.builder()
          .expression("attribute_not_exists(#id) OR attribute_exists(#error)")
          .expressionNames(Map.of("#id", ItemAttributes.ID, "#error", ItemAttributes.ERROR))
          .build();

  private final DynamoDbTable<ProcessedItem> table;

  DynamoDbItemStore(DynamoDbEnhancedClient dynamoDb, String table) {
    this.table = dynamoDb.table(table, DynamoDbItemSchema.SCHEMA);
  }

  @Override
  public PutOutcome put(ProcessedItem item) {
    var request =
        PutItemEnhancedRequest.builder(ProcessedItem.class)
            .item(item)
            .conditionExpression(item.isRejected() ? NO_ITEM : NO_PROCESSED_ITEM)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      table.putItem(request);
      return PutOutcome.STORED;
    } catch (ConditionalCheckFailedException e) {
      return existing(item, e);
    }
  }

  private static PutOutcome existing(ProcessedItem item, ConditionalCheckFailedException e) {
    if (!e.hasItem() || e.item().isEmpty()) {
      throw new IllegalStateException(
          "the put of item %s met an item that was not returned".formatted(item.id()), e);
    }
    return e.item().containsKey(ItemAttributes.ERROR)
        ? PutOutcome.ALREADY_REJECTED
        : PutOutcome.ALREADY_PROCESSED;
  }
}
