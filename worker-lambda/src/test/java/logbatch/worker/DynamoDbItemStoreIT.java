package logbatch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.ItemAttributes;
import logbatch.local.services.AwsClients;
import logbatch.model.LineBytes;
import logbatch.model.ProcessedItem;
import logbatch.model.Reading;
import logbatch.model.RecordId;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbItemStoreIT extends ItemStoreContract {

  private static final String TABLE = "ProcessedLogsTable";

  private static DynamoDbClient dynamoDb;
  private static DynamoDbEnhancedClient enhanced;

  @BeforeAll
  static void createTable() {
    dynamoDb = AwsClients.dynamoDb(LocalServices.endpoints());
    enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).build();
    enhanced.table(TABLE, DynamoDbItemSchema.SCHEMA).createTable();
  }

  @AfterAll
  static void dropTable() {
    dynamoDb.deleteTable(table -> table.tableName(TABLE));
    dynamoDb.close();
  }

  @Override
  ItemStore store() {
    return new DynamoDbItemStore(enhanced, TABLE);
  }

  @Override
  Optional<ProcessedItem> stored(RecordId id) {
    var key = Key.builder().partitionValue(id.toString()).build();
    var item =
        enhanced
            .table(TABLE, DynamoDbItemSchema.SCHEMA)
            .getItem(get -> get.key(key).consistentRead(true));
    return Optional.ofNullable(item);
  }

  @Test
  void lineThatIsUtf8IsAString() {
    var item = processed(LineBytes.ofText("noncharacter \uFFFE"), 1);

    store().put(item);

    assertThat(attribute(item).s()).isEqualTo("noncharacter \uFFFE");
  }

  @Test
  void lineThatIsNotUtf8IsBinary() {
    var item = processed(LineBytes.owning(new byte[] {(byte) 0xFF}), 2);

    store().put(item);

    assertThat(attribute(item).b().asByteArray()).containsExactly(0xFF);
  }

  @Test
  void itemExpiresWhenItsRetentionIsOverFromWhenItWasStored() {
    var item = processed(LineBytes.ofText("old"), 3);

    expiring(30).put(item);

    // 30 x 86,400 s after the epoch
    assertThat(attributes(item).get(ItemAttributes.EXPIRES_AT).n()).isEqualTo("2592000");
    assertThat(stored(item.id())).contains(item);
  }

  /// Redriven on its last day, 14 days after it was sent, a message may wait for 10 more.
  @Test
  void rejectedItemOutlivesItsMessageHoweverOftenThatIsRedriven() {
    for (int day = 0; day <= 240; day += 24) {
      assertThat(expiring(30).put(rejected(5, day))).isEqualTo(PutOutcome.STORED);

      assertThat(expiryDay(rejected(5, day))).isGreaterThan(day + 24);
    }
  }

  @Test
  void rejectedItemThatLastsIsNotWrittenAgain() {
    expiring(30).put(rejected(6, 0));

    assertThat(expiring(30).put(rejected(6, 5))).isEqualTo(PutOutcome.ALREADY_REJECTED);
    assertThat(expiryDay(rejected(6, 0))).isEqualTo(30);
    assertThat(expiring(30).put(rejected(6, 6))).isEqualTo(PutOutcome.STORED);
    assertThat(expiryDay(rejected(6, 0))).isEqualTo(36);
  }

  @Test
  void processedItemThatIsAboutToExpireDoesNotGiveWayToARejectedOneEither() {
    var item = processed(LineBytes.ofText("{"), 7);
    expiring(30).put(item);

    assertThat(expiring(30).put(rejected(7, 29))).isEqualTo(PutOutcome.ALREADY_PROCESSED);
    assertThat(stored(item.id())).contains(item);
  }

  @Test
  void rejectedItemIsKeptForEverIfItsMessageComesWhenItemsNoLongerExpire() {
    expiring(30).put(rejected(8, 0));

    assertThat(store().put(rejected(8, 24))).isEqualTo(PutOutcome.STORED);
    assertThat(attributes(rejected(8, 24))).doesNotContainKey(ItemAttributes.EXPIRES_AT);
  }

  @Test
  void itemNeverExpiresUnlessItIsToldTo() {
    var item = processed(LineBytes.ofText("kept"), 4);

    store().put(item);

    assertThat(attributes(item)).doesNotContainKey(ItemAttributes.EXPIRES_AT);
  }

  private static ItemStore expiring(int days) {
    var client =
        DynamoDbEnhancedClient.builder()
            .dynamoDbClient(dynamoDb)
            .extensions(new DynamoDbItemExpiry(Duration.ofDays(days)))
            .build();
    return new DynamoDbItemStore(client, TABLE);
  }

  private static long expiryDay(ProcessedItem item) {
    long expiresAt = Long.parseLong(attributes(item).get(ItemAttributes.EXPIRES_AT).n());
    return Duration.ofSeconds(expiresAt).toDays();
  }

  /// @param day when it is stored, after the epoch
  private static ProcessedItem rejected(long offset, int day) {
    var message = Messages.line(Messages.TEXT_FILE.run(), offset, LineBytes.ofText("{"));
    var rejection = new Rejection(RejectionReason.INVALID_JSON, "not JSON at character 1");
    return ProcessedItem.rejected(
        "a.jsonl", message, rejection, Instant.EPOCH.plus(Duration.ofDays(day)));
  }

  private static ProcessedItem processed(LineBytes content, long offset) {
    var message = Messages.line(Messages.TEXT_FILE.run(), offset, content);
    return ProcessedItem.processed("a.log", message, Reading.TEXT, Instant.EPOCH);
  }

  private static AttributeValue attribute(ProcessedItem item) {
    return attributes(item).get(ItemAttributes.ORIGINAL_LOG);
  }

  private static Map<String, AttributeValue> attributes(ProcessedItem item) {
    var key = Map.of(ItemAttributes.ID, AttributeValue.fromS(item.id().toString()));
    return dynamoDb.getItem(get -> get.tableName(TABLE).key(key).consistentRead(true)).item();
  }
}
