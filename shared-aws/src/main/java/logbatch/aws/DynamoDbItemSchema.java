package logbatch.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.model.Level;
import logbatch.model.LineBytes;
import logbatch.model.ProcessedItem;
import logbatch.model.ProcessedItem.RejectedLine;
import logbatch.model.ProcessedItem.StoredLine;
import logbatch.model.Reading;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.RunId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a [ProcessedItem] is laid out in `ProcessedLogsTable`. An attribute that says nothing is
/// left out.
public final class DynamoDbItemSchema {

  /// The schema. Static, so that nothing is looked up by reflection when a function starts.
  public static final TableSchema<ProcessedItem> SCHEMA =
      StaticImmutableTableSchema.builder(ProcessedItem.class, Draft.class)
          .newItemBuilder(Draft::new, Draft::build)
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.ID)
                      .getter(item -> item.id().toString())
                      .setter(Draft::ignoreId)
                      .tags(primaryPartitionKey()))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.BATCH_ID)
                      .getter(ProcessedItem::batchId)
                      .setter((draft, value) -> draft.batchId = value))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.RUN_ID)
                      .getter(item -> item.run().toString())
                      .setter((draft, value) -> draft.run = RunId.parse(value)))
          .addAttribute(
              Long.class,
              a ->
                  a.name(ItemAttributes.BYTE_OFFSET)
                      .getter(item -> item.line().byteOffset())
                      .setter((draft, value) -> draft.byteOffset = value))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.TIMESTAMP)
                      .getter(
                          item -> item.reading().timestamp().map(Instant::toString).orElse(null))
                      .setter(
                          (draft, value) -> draft.timestamp = Optional.of(Instant.parse(value))))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.STATUS)
                      .getter(item -> item.reading().status())
                      .setter((draft, value) -> draft.status = value))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.LEVEL)
                      .getter(item -> item.reading().level().map(Level::name).orElse(null))
                      .setter((draft, value) -> draft.level = Optional.of(Level.valueOf(value))))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.LEVEL_ORIGINAL)
                      .getter(item -> item.reading().levelOriginal().orElse(null))
                      .setter((draft, value) -> draft.levelOriginal = Optional.of(value)))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.FORMAT)
                      .getter(item -> item.reading().format())
                      .setter((draft, value) -> draft.format = value))
          .addAttribute(
              LineBytes.class,
              a ->
                  a.name(ItemAttributes.ORIGINAL_LOG)
                      .getter(item -> item.line().content())
                      .setter((draft, value) -> draft.content = value)
                      .attributeConverter(new LineBytesConverter()))
          .addAttribute(
              Boolean.class,
              a ->
                  a.name(ItemAttributes.TRUNCATED)
                      .getter(item -> item.line().isTruncated() ? true : null)
                      .setter(Draft::ignoreTruncated))
          .addAttribute(
              Long.class,
              a ->
                  a.name(ItemAttributes.LENGTH_BYTES)
                      .getter(item -> item.line().isTruncated() ? item.line().lengthBytes() : null)
                      .setter((draft, value) -> draft.lengthBytes = Optional.of(value)))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.ERROR)
                      .getter(item ->
                          item.rejected()
                              .map(line -> line.rejection().reason().wireName())
                              .orElse(null))
                      .setter((draft, value) -> draft.error = Optional.of(value)))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.ERROR_DETAIL)
                      .getter(item ->
                          item.rejected().map(line -> line.rejection().detail()).orElse(null))
                      .setter((draft, value) -> draft.errorDetail = value))
          .addAttribute(
              Integer.class,
              a ->
                  a.name(ItemAttributes.RANGE)
                      .getter(item -> item.rejected().map(RejectedLine::range).orElse(null))
                      .setter((draft, value) -> draft.range = value))
          .addAttribute(
              Long.class,
              a ->
                  a.name(ItemAttributes.LINE)
                      .getter(item -> item.rejected().map(RejectedLine::number).orElse(null))
                      .setter((draft, value) -> draft.line = value))
          .addAttribute(
              String.class,
              a ->
                  a.name(ItemAttributes.STORED_AT)
                      .getter(item -> item.storedAt().toString())
                      .setter((draft, value) -> draft.storedAt = Instant.parse(value)))
          .build();

  private DynamoDbItemSchema() {}

  /// A string if the bytes are UTF-8, else binary, so that either gives back the very bytes.
  private static final class LineBytesConverter implements AttributeConverter<LineBytes> {

    @Override
    public AttributeValue transformFrom(LineBytes line) {
      return line.text()
          .map(AttributeValue::fromS)
          .orElseGet(() -> AttributeValue.fromB(SdkBytes.fromByteArray(line.toByteArray())));
    }

    @Override
    public LineBytes transformTo(AttributeValue value) {
      return LineBytes.owning(
          value.b() != null ? value.b().asByteArray() : value.s().getBytes(UTF_8));
    }

    @Override
    public EnhancedType<LineBytes> type() {
      return EnhancedType.of(LineBytes.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
      return AttributeValueType.S;
    }
  }

  /// An item while it is being read.
  private static final class Draft {

    private String batchId;
    private RunId run;
    private long byteOffset;
    private LineBytes content;
    private Optional<Long> lengthBytes = Optional.empty();
    private Optional<Instant> timestamp = Optional.empty();
    private String status;
    private Optional<Level> level = Optional.empty();
    private Optional<String> levelOriginal = Optional.empty();
    private String format;
    private Optional<String> error = Optional.empty();
    private String errorDetail = "";
    private int range;
    private long line;
    private Instant storedAt;

    /// The id follows from run and offset.
    void ignoreId(String id) {}

    /// The true length says it.
    void ignoreTruncated(Boolean truncated) {}

    ProcessedItem build() {
      return new ProcessedItem(
          batchId,
          run,
          new StoredLine(byteOffset, content, lengthBytes.orElse((long) content.length())),
          new Reading(format, timestamp, statusCode(), level, levelOriginal),
          error.map(this::rejectedLine),
          storedAt);
    }

    private OptionalInt statusCode() {
      return status.matches("[1-5][0-9]{2}")
          ? OptionalInt.of(Integer.parseInt(status))
          : OptionalInt.empty();
    }

    private RejectedLine rejectedLine(String wireName) {
      var reason =
          RejectionReason.ofWireName(wireName)
              .orElseThrow(
                  () -> new IllegalStateException("unknown error in an item: " + wireName));
      return new RejectedLine(new Rejection(reason, errorDetail), range, line);
    }
  }
}
