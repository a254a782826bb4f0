package logbatch.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import logbatch.local.template.CloudTemplate;
import logbatch.local.template.EventSource.SqsMapping;
import logbatch.local.template.EventSource.StreamMapping;
import logbatch.local.template.FunctionSpec;
import logbatch.local.template.PhysicalIds;
import logbatch.local.template.PseudoParameters;
import logbatch.local.template.TemplateReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The project's own template, with its resources created for real.
class TemplateOnEmbeddedServicesIT {

  private static EmbeddedServices services;
  private static CloudTemplate template;
  private static PhysicalIds ids;

  @BeforeAll
  static void createResources(@TempDir Path folder) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("checkout")).resolve("template.yaml");
    Files.copy(Checkout.fromSystemProperty().home().resolve("template.yaml"), copy);
    for (String module : List.of("splitter-lambda", "worker-lambda", "reporter-lambda")) {
      Path target = Files.createDirectories(copy.resolveSibling(module).resolve("target"));
      Files.createFile(target.resolve(module + ".jar"));
    }
    template =
        TemplateReader.read(
            copy,
            Map.of("OwnerName", "ana"),
            new PseudoParameters("us-east-1", "000000000000", "logbatch"));
    services =
        EmbeddedServices.start(
            Checkout.fromSystemProperty(), new Storage.Temporary(folder), object -> {});
    ids = ResourceCreator.create(template, services.endpoints());
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void resourcesThatAreThereAreTakenAsTheyAre() {
    assertThat(ResourceCreator.create(template, services.endpoints())).isEqualTo(ids);
  }

  @Test
  void functionsGetTheRealIds() {
    List<FunctionSpec> functions = template.functions(ids);

    FunctionSpec splitter = functions.getFirst();
    assertThat(splitter.environment())
        .containsEntry(
            "LINES_QUEUE_URL", services.endpoints().sqs() + "/000000000000/log-processing-queue")
        .containsEntry("BUCKET_OWNER", "000000000000");
    assertThat(splitter.eventSources().getLast())
        .extracting(source -> ((SqsMapping) source).queueArn())
        .isEqualTo("arn:aws:sqs:us-east-1:000000000000:log-split-queue");
    assertThat(functions.get(2).eventSources())
        .singleElement()
        .extracting(source -> ((StreamMapping) source).streamArn())
        .asString()
        .startsWith("arn:aws:dynamodb:ddblocal:000000000000:table/ProcessedLogsTable/stream/");
  }

  @Test
  void aMessageReceivedTooOftenMovesToTheDeadLetterQueue() {
    String url = ids.attribute("LogProcessingQueue", PhysicalIds.REF).orElseThrow();
    String deadLetterUrl = ids.attribute("LogProcessingDlq", PhysicalIds.REF).orElseThrow();
    try (var sqs = AwsClients.sqs(services.endpoints())) {
      var attributes =
          sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
              .attributes();
      assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360");

      sqs.sendMessage(request -> request.queueUrl(url).messageBody("line"));
      for (int attempt = 1; attempt <= 5; attempt++) {
        var messages = sqs.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(0)).messages();
        assertThat(messages).as("attempt %d", attempt).hasSize(1);
      }
      assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();

      assertThat(sqs.receiveMessage(r -> r.queueUrl(deadLetterUrl).waitTimeSeconds(5)).messages())
          .hasSize(1);
    }
  }

  @Test
  void aPutIsInTheStream() {
    String stream = ids.attribute("ProcessedLogsTable", "StreamArn").orElseThrow();
    try (var dynamoDb = AwsClients.dynamoDb(services.endpoints());
        var streams = AwsClients.dynamoDbStreams(services.endpoints())) {
      dynamoDb.putItem(request ->
          request
              .tableName("ProcessedLogsTable")
              .item(Map.of("id", AttributeValue.fromS("some-id"))));

      String shard =
          streams
              .describeStream(request -> request.streamArn(stream))
              .streamDescription()
              .shards()
              .getFirst()
              .shardId();
      String iterator =
          streams
              .getShardIterator(request ->
                  request
                      .streamArn(stream)
                      .shardId(shard)
                      .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      assertThat(streams.getRecords(request -> request.shardIterator(iterator)).records())
          .singleElement()
          .satisfies(entry ->
              assertThat(entry.dynamodb().newImage())
                  .containsEntry("id", AttributeValue.fromS("some-id")));
    }
  }

  @Test
  void theSparseIndexIsThere() {
    try (var dynamoDb = AwsClients.dynamoDb(services.endpoints())) {
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName("BatchesTable"))
                  .table()
                  .globalSecondaryIndexes())
          .singleElement()
          .satisfies(index -> assertThat(index.indexName()).isEqualTo("open-runs"));
    }
  }

  @Test
  void outputsNameWhatWasCreated() {
    assertThat(template.outputs(ids))
        .containsEntry("InputBucketName", "input-logs-ana")
        .containsEntry(
            "LogSplitDlqUrl", services.endpoints().sqs() + "/000000000000/log-split-dlq");
  }
}
