package logbatch.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import logbatch.aws.ItemAttributes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClientExtension;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbExtensionContext;
import software.amazon.awssdk.enhanced.dynamodb.extensions.WriteModification;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lets every item that is put expire. The time counts from when it was stored last: an item that a
/// put finds there keeps its own.
///
/// @param retention how long an item is kept at least; DynamoDB deletes it within days after that
record DynamoDbItemExpiry(Duration retention) implements DynamoDbEnhancedClientExtension {

  @Override
  public WriteModification beforeWrite(DynamoDbExtensionContext.BeforeWrite context) {
    var item = new HashMap<>(context.items());
    var storedAt = Instant.parse(item.get(ItemAttributes.STORED_AT).s());
    long expiresAt = storedAt.plus(retention).getEpochSecond();
    item.put(ItemAttributes.EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt)));
    return WriteModification.builder().transformedItem(item).build();
  }
}
