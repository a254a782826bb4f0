package logbatch.splitter;

import static java.util.stream.Collectors.toMap;
import static logbatch.aws.DynamoDbParts.BLANK_LINES;
import static logbatch.aws.DynamoDbParts.EPOCH;
import static logbatch.aws.DynamoDbParts.FAILURE;
import static logbatch.aws.DynamoDbParts.FAILURE_DETAIL;
import static logbatch.aws.DynamoDbParts.HEADER_LINES;
import static logbatch.aws.DynamoDbParts.HELD_FOR;
import static logbatch.aws.DynamoDbParts.HOPS;
import static logbatch.aws.DynamoDbParts.LINES;
import static logbatch.aws.DynamoDbParts.MEMBER_INFLATED_OFFSET;
import static logbatch.aws.DynamoDbParts.MEMBER_STORED_OFFSET;
import static logbatch.aws.DynamoDbParts.MOVED_AT;
import static logbatch.aws.DynamoDbParts.NEXT_OFFSET;
import static logbatch.aws.DynamoDbParts.ORDER;
import static logbatch.aws.DynamoDbParts.SKIPPED_BYTES;
import static logbatch.aws.DynamoDbParts.STATE;
import static logbatch.aws.DynamoDbParts.UPDATED_AT;
import static logbatch.aws.DynamoDbParts.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.model.FailureReason;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Ranges in `BatchesTable`.
final class DynamoDbRangeStore implements RangeStore {

  private static final String BEGIN =
      """
      ADD #epoch :one \
      SET #state = :running, #next_offset = if_not_exists(#next_offset, :start), \
      #lines = if_not_exists(#lines, :zero), #blank_lines = if_not_exists(#blank_lines, :zero), \
      #header_lines = if_not_exists(#header_lines, :zero), #updated_at = :now, \
      #moved_at = if_not_exists(#moved_at, :now), #held_for = :held_for, #order = :order, #hops = :hops \
      REMOVE #failure, #failure_detail\
      """;

  private static final String CHECKPOINT =
      """
      SET #state = :state, #next_offset = :next_offset, #lines = :lines, #blank_lines = :blank_lines, \
      #header_lines = :header_lines, #updated_at = :now, #moved_at = :now\
      """;

  private static final List<String> NAMES =
      List.of(
          EPOCH,
          STATE,
          NEXT_OFFSET,
          LINES,
          BLANK_LINES,
          HEADER_LINES,
          UPDATED_AT,
          MOVED_AT,
          FAILURE,
          FAILURE_DETAIL);

  private static final List<String> BEGIN_NAMES =
      Stream.concat(NAMES.stream(), Stream.of(HELD_FOR, ORDER, HOPS)).toList();

  private static final List<String> WRITE_NAMES =
      Stream.concat(
              NAMES.stream(),
              Stream.of(MEMBER_STORED_OFFSET, MEMBER_INFLATED_OFFSET, SKIPPED_BYTES))
          .toList();

  /// Reasons that stay, as values of an expression: `:corrupt_gzip`.
  private static final Map<String, AttributeValue> STAYING = staying();

  /// What has not come to an end for good, and was not begun by a later invocation of the same
  /// order.
  private static final String MAY_BEGIN =
      """
      attribute_not_exists(#state) OR (#state <> :done \
      AND (attribute_not_exists(#failure) OR NOT #failure IN (%s)) \
      AND (attribute_not_exists(#order) OR #order <> :order OR #hops <= :hops))\
      """
          .formatted(String.join(", ", STAYING.keySet()));

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbRangeStore(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<RangePart> find(RunId run, int index) {
    var request =
        GetItemRequest.builder()
            .tableName(table)
            .key(DynamoDbParts.key(run, PartKey.range(index)))
            .consistentRead(true)
            .build();
    var response = dynamoDb.getItem(request);
    return response.hasItem()
        ? Optional.of(DynamoDbParts.range(response.item()))
        : Optional.empty();
  }

  @Override
  public Begun begin(RunId run, int index, long startOffset, Claim claim) {
    var values = new HashMap<>(STAYING);
    values.put(":one", number(1));
    values.put(":zero", number(0));
    values.put(":start", number(startOffset));
    values.put(":running", fromS(State.RUNNING.name()));
    values.put(":done", fromS(State.DONE.name()));
    values.put(":now", fromS(claim.at().toString()));
    values.put(":held_for", fromS(claim.delivery()));
    values.put(":order", fromS(claim.order()));
    values.put(":hops", number(claim.hops()));
    var request =
        update(run, index, BEGIN)
            .conditionExpression(MAY_BEGIN)
            .expressionAttributeNames(named(BEGIN_NAMES))
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      return new Begun(DynamoDbParts.range(dynamoDb.updateItem(request).attributes()), true);
    } catch (ConditionalCheckFailedException e) {
      return new Begun(DynamoDbParts.range(e.item()), false);
    }
  }

  @Override
  public void write(RunId run, RangePart part) throws EpochLostException {
    var checkpoint = part.checkpoint();
    var counts = checkpoint.counts();
    var values = new HashMap<String, AttributeValue>();
    values.put(":epoch", number(part.epoch()));
    values.put(":running", fromS(State.RUNNING.name()));
    values.put(":state", fromS(part.state().name()));
    values.put(":next_offset", number(checkpoint.nextOffset()));
    values.put(":lines", number(counts.sent()));
    values.put(":blank_lines", number(counts.blank()));
    values.put(":header_lines", number(counts.header()));
    values.put(":now", fromS(part.updatedAt().toString()));
    var optional = new OptionalAttributes(values);
    optional.set(
        MEMBER_STORED_OFFSET, checkpoint.member().map(member -> number(member.storedOffset())));
    optional.set(
        MEMBER_INFLATED_OFFSET, checkpoint.member().map(member -> number(member.inflatedOffset())));
    optional.set(
        SKIPPED_BYTES,
        Optional.of(checkpoint.skippedBytes())
            .filter(bytes -> bytes > 0)
            .map(DynamoDbParts::number));
    optional.set(FAILURE, part.failure().map(failure -> fromS(failure.reason().wireName())));
    optional.set(FAILURE_DETAIL, part.failure().map(failure -> fromS(failure.detail())));
    var request =
        update(run, part.index(), CHECKPOINT + optional.expression())
            .conditionExpression("#epoch = :epoch AND #state = :running")
            .expressionAttributeNames(named(WRITE_NAMES))
            .expressionAttributeValues(values)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      dynamoDb.updateItem(request);
    } catch (ConditionalCheckFailedException e) {
      if (isWritten(part, e)) {
        return;
      }
      throw new EpochLostException(
          "range %d of run %s has a later epoch than %d, or has ended"
              .formatted(part.index(), run, part.epoch()),
          holder(e));
    }
  }

  /// Who reads the range now. Earlier versions did not write it down.
  private static String holder(ConditionalCheckFailedException e) {
    boolean isRead = e.hasItem() && fromS(State.RUNNING.name()).equals(e.item().get(STATE));
    return isRead && e.item().containsKey(HELD_FOR) ? e.item().get(HELD_FOR).s() : "";
  }

  /// Whether the client tried again after a write whose answer was lost.
  private static boolean isWritten(RangePart part, ConditionalCheckFailedException e) {
    return e.hasItem() && !e.item().isEmpty() && DynamoDbParts.range(e.item()).equals(part);
  }

  private UpdateItemRequest.Builder update(RunId run, int index, String expression) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(DynamoDbParts.key(run, PartKey.range(index)))
        .updateExpression(expression);
  }

  /// Placeholders for names, since some are reserved words: `#state` for `state`.
  private static Map<String, String> named(List<String> names) {
    return names.stream().collect(toMap(name -> "#" + name, name -> name));
  }

  /// Attributes that are set if they have a value, and removed if not.
  private static final class OptionalAttributes {

    private final Map<String, AttributeValue> values;
    private final List<String> present = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    OptionalAttributes(Map<String, AttributeValue> values) {
      this.values = values;
    }

    void set(String name, Optional<AttributeValue> value) {
      if (value.isPresent()) {
        present.add("#%1$s = :%1$s".formatted(name));
        values.put(":" + name, value.get());
      } else {
        absent.add("#" + name);
      }
    }

    /// Goes on with the `SET` of the expression before.
    String expression() {
      return (present.isEmpty() ? "" : ", " + String.join(", ", present))
          + (absent.isEmpty() ? "" : " REMOVE " + String.join(", ", absent));
    }
  }

  private static Map<String, AttributeValue> staying() {
    var values = new HashMap<String, AttributeValue>();
    for (var reason : FailureReason.values()) {
      if (reason.isOfTheBytes()) {
        values.put(":" + reason.wireName(), fromS(reason.wireName()));
      }
    }
    return Map.copyOf(values);
  }
}
