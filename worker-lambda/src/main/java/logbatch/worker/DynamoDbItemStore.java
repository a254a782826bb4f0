package logbatch.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.ItemAttributes;
import logbatch.model.ProcessedItem;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items in `ProcessedLogsTable`: one conditional put each, and nothing else.
final class DynamoDbItemStore implements ItemStore {

  /// More than a message of a line may come after the last one: 14 days until it is redriven, which
  /// makes it a new message, and 10 days in the queue.
  private static final Duration MESSAGE_MAY_COME_WITHIN = Duration.ofDays(25);

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
            .conditionExpression(
                item.isRejected() ? noItemThatLasts(item.storedAt()) : NO_PROCESSED_ITEM)
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

  /// A rejected item that might expire before its message comes again is stored anew, which counts
  /// as nothing. An item without an expiry lasts.
  private static Expression noItemThatLasts(Instant now) {
    long until = now.plus(MESSAGE_MAY_COME_WITHIN).getEpochSecond();
    return Expression.builder()
        .expression(
            "attribute_not_exists(#id) OR (attribute_exists(#error) AND #expires_at < :until)")
        .expressionNames(
            Map.of(
                "#id",
                ItemAttributes.ID,
                "#error",
                ItemAttributes.ERROR,
                "#expires_at",
                ItemAttributes.EXPIRES_AT))
        .expressionValues(Map.of(":until", AttributeValue.fromN(Long.toString(until))))
        .build();
  }
}
