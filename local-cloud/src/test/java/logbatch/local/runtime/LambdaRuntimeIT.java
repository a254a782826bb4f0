package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import logbatch.local.runtime.sample.SourceHandler;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.EmbeddedServices;
import logbatch.local.services.ObjectCreated;
import logbatch.local.services.Storage;
import logbatch.local.template.AsyncInvoke;
import logbatch.local.template.EventSource;
import logbatch.local.template.EventSource.S3Notification;
import logbatch.local.template.EventSource.SqsMapping;
import logbatch.local.template.EventSource.StreamMapping;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Event sources over the embedded services, with functions in processes of their own.
class LambdaRuntimeIT {

  private static final String QUEUE_ARN = "arn:aws:sqs:us-east-1:000000000000:";
  private static final Pattern RECEIVE_COUNT =
      Pattern.compile("\"ApproximateReceiveCount\":\"([0-9]+)\"");

  private static EmbeddedServices services;
  private static SqsClient sqs;
  private static DynamoDbClient dynamoDb;
  private static DynamoDbStreamsClient streams;

  @TempDir Path folder;

  @BeforeAll
  static void startServices(@TempDir Path storage) {
    services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(storage), object -> {});
    sqs = AwsClients.sqs(services.endpoints());
    dynamoDb = AwsClients.dynamoDb(services.endpoints());
    streams = AwsClients.dynamoDbStreams(services.endpoints());
  }

  @AfterAll
  static void stopServices() {
    streams.close();
    dynamoDb.close();
    sqs.close();
    services.close();
  }

  @Test
  void aMessageThatFailsComesBackAloneUntilItIsDeadLettered() throws Exception {
    String dlq = createQueue("dead", Map.of());
    String url =
        createQueue(
            "lines",
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "3",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%sdead\",\"maxReceiveCount\":\"2\"}"
                    .formatted(QUEUE_ARN)));
    var mapping =
        new SqsMapping(
            "Lines",
            QUEUE_ARN + "lines",
            10,
            Duration.ofSeconds(1),
            OptionalInt.of(1),
            true,
            List.of());
    for (var body : List.of("first", "fail", "last")) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    try (var runtime = runtime(AsyncInvoke.DEFAULT, mapping)) {
      // Its init must not eat up the visibility time-out.
      runtime.invoke("Sample", "{}");
      runtime.start();
      assertThat(awaitMessage(dlq)).isEqualTo("fail");
    }

    assertThat(visibleAndHidden(url)).isZero();
    var deliveries =
        events().stream().filter(event -> event.contains("\"body\":\"fail\"")).toList();
    assertThat(deliveries).hasSize(2);
    assertThat(deliveries.getLast()).doesNotContain("first");
    assertThat(RECEIVE_COUNT.matcher(deliveries.getLast()).results().map(m -> m.group(1)))
        .containsExactly("2");
  }

  @Test
  void recordsOfAStreamComeInOrderWithTheWindowsEndBehindThem() throws Exception {
    String streamArn = createTable("things");
    for (int i = 0; i < 30; i++) {
      String id = "item-" + i;
      dynamoDb.putItem(r -> r.tableName("things").item(Map.of("id", AttributeValue.fromS(id))));
    }
    // Creation times are truncated to the minute here, so a window of a second is always over.
    var mapping =
        new StreamMapping(
            "Stored",
            streamArn,
            "TRIM_HORIZON",
            20,
            Duration.ZERO,
            Duration.ofSeconds(1),
            -1,
            false,
            true,
            List.of());

    try (var runtime = runtime(AsyncInvoke.DEFAULT, mapping)) {
      runtime.start();
      await(() -> events().stream().anyMatch(e -> e.contains("\"isFinalInvokeForWindow\":true")));
    }

    var ids =
        Pattern.compile("\"NewImage\":\\{\"id\":\\{\"S\":\"(item-[0-9]+)\"")
            .matcher(String.join("\n", events()))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(ids).startsWith("item-0", "item-1", "item-2").endsWith("item-29").hasSize(30);
    assertThat(events().getFirst()).contains("\"shardId\":\"shardId-", "\"state\":{}");
    assertThat(events().getLast()).startsWith("{\"Records\":[],");
  }

  @Test
  void anObjectWhoseEventFailsForGoodLeavesARecordInTheQueue() throws Exception {
    String url = createQueue("failed-events", Map.of());
    var asyncInvoke =
        new AsyncInvoke(1, Duration.ofHours(1), Optional.of(QUEUE_ARN + "failed-events"));
    var notification = new S3Notification("Uploaded", "input", List.of("s3:ObjectCreated:*"));

    try (var runtime = runtime(asyncInvoke, notification)) {
      runtime.start();
      runtime.created(
          new ObjectCreated("input", "fail.log", "e", 1, "ObjectCreated:Put", Instant.now(), "01"));

      var record = Json.object(awaitMessage(url)).orElseThrow();
      assertThat(record.get("requestContext"))
          .asString()
          .contains("RetriesExhausted", "approximateInvokeCount=2");
      assertThat(record.get("requestPayload")).asString().contains("key=fail.log");
      assertThat(record.get("responsePayload")).asString().contains("told to fail");
    }
  }

  private LambdaRuntime runtime(AsyncInvoke asyncInvoke, EventSource source) throws IOException {
    var spec = SampleFunction.in(folder).withHandler(SourceHandler.class).spec(asyncInvoke, source);
    return new LambdaRuntime(
        List.of(spec),
        new LambdaRuntime.Services(
            new SqsQueues(sqs), new DynamoDbStreams(streams), services.endpoints().environment()),
        new Folders(folder.resolve("work"), folder),
        RuntimeSettings.forThisMachine(services.endpoints().account())
            .withAsyncRetryDelays(List.of(Duration.ofMillis(100))));
  }

  /// What the function has printed, event by event.
  private List<String> events() throws IOException {
    return Files.readAllLines(folder.resolve("Sample.log")).stream()
        .filter(line -> line.startsWith("{\"Records\""))
        .toList();
  }

  private static String createQueue(String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private static String createTable(String name) {
    var id = AttributeDefinition.builder().attributeName("id").attributeType(ScalarAttributeType.S);
    var key = KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH);
    return dynamoDb
        .createTable(r ->
            r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(id.build()))
                .keySchema(List.of(key.build()))
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
        .tableDescription()
        .latestStreamArn();
  }

  private static String awaitMessage(String url) {
    for (int i = 0; i < 3; i++) {
      var messages = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(10)).messages();
      if (!messages.isEmpty()) {
        return messages.getFirst().body();
      }
    }
    throw new AssertionError("no message came");
  }

  private static int visibleAndHidden(String url) {
    var names =
        List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    return sqs
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(names))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /// Something that will be true.
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (!condition.holds()) {
            Thread.sleep(50);
          }
        });
  }
}
