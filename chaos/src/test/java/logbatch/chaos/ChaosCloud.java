package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.aws.DynamoDbRunParts;
import logbatch.local.LocalCloud;
import logbatch.local.runtime.Deliveries;
import logbatch.local.runtime.RuntimeSettings;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Endpoints;
import logbatch.local.services.Storage;
import logbatch.model.ObjectVersion;
import logbatch.model.PartKey;
import logbatch.model.RangePart;
import logbatch.model.ReportName;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.jr.ob.JSON;

/// The deployed jars on the local cloud, in a hurry, behind a [FaultProxy]. What the tests ask it
/// goes past the proxy.
final class ChaosCloud implements AutoCloseable {

  private final FaultProxy[] proxy = new FaultProxy[1];
  private final Path logs;
  private final LocalCloud cloud;
  private final S3Client s3;
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;

  private ChaosCloud(
      Path folder, Map<String, String> parameters, Faults faults, Deliveries deliveries)
      throws IOException {
    Files.createDirectories(folder);
    var home = Path.of(System.getProperty("chaos.home"));
    var all = new HashMap<>(parameters);
    all.putIfAbsent("OwnerName", "chaos");
    all.putIfAbsent("WorkerConcurrency", "2");
    all.putIfAbsent("MaxLineBytes", Integer.toString(Expectation.MAX_LINE_BYTES));
    all.putIfAbsent("RangeBytes", "2048");
    var settings =
        new LocalCloud.Settings(
            HurriedTemplate.write(home, folder.resolve("template.yaml")),
            all,
            new LocalCloud.Services.Embedded(new Storage.Temporary(folder)),
            folder);
    logs = settings.logs();
    cloud =
        LocalCloud.start(
            settings,
            new LocalCloud.RuntimeChoice() {
              @Override
              public RuntimeSettings of(AwsAccount account) {
                return RuntimeSettings.forThisMachine(account).withDeliveries(deliveries);
              }

              @Override
              public Endpoints forFunctions(Endpoints endpoints) {
                proxy[0] = FaultProxy.start(endpoints, faults);
                return proxy[0].endpoints();
              }
            });
    s3 = AwsClients.s3(cloud.endpoints());
    sqs = AwsClients.sqs(cloud.endpoints());
    dynamoDb = AwsClients.dynamoDb(cloud.endpoints());
  }

  /// @param folder for services, template and logs
  /// @param parameters of the template, where they are to differ from the harness's own
  static ChaosCloud start(
      Path folder, Map<String, String> parameters, Faults faults, Deliveries deliveries)
      throws IOException {
    return new ChaosCloud(folder, parameters, faults, deliveries);
  }

  /// Uploads a file.
  ///
  /// @return its run
  RunId put(Upload upload) {
    var response =
        s3.putObject(
            request -> request.bucket(cloud.output("InputBucketName")).key(upload.key()),
            RequestBody.fromBytes(upload.stored().asByteArray()));
    return RunId.of(
        new ObjectVersion(
            cloud.output("InputBucketName"),
            upload.key(),
            response.eTag().replace("\"", ""),
            upload.stored().asByteArray().length),
        0);
  }

  /// The report that is in S3 now.
  Optional<Map<String, Object>> report(String key) {
    try {
      var bytes =
          s3.getObjectAsBytes(request ->
              request.bucket(cloud.output("OutputBucketName")).key(ReportName.json(key)));
      return Optional.of(JSON.std.mapFrom(bytes.asString(UTF_8)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /// All items there are, by run.
  Map<RunId, List<Map<String, AttributeValue>>> items() {
    return dynamoDb
        .scanPaginator(
            scan -> scan.tableName(cloud.output("ProcessedLogsTableName")).consistentRead(true))
        .items()
        .stream()
        .collect(groupingBy(item -> RunId.parse(item.get("run_id").s())));
  }

  /// Empties a queue of what can be received.
  void purge(String output) {
    sqs.purgeQueue(request -> request.queueUrl(cloud.output(output)));
  }

  RunParts parts(RunId run) {
    return new DynamoDbRunParts(dynamoDb, cloud.output("BatchesTableName")).of(run);
  }

  /// Takes every range that is being read over, as a second delivery of its holder's message would,
  /// and does nothing with it.
  void beginForTheSameMessages(RunId run) {
    parts(run).ranges().stream()
        .filter(range -> range.state() == RangePart.State.RUNNING)
        .forEach(range ->
            dynamoDb.updateItem(update ->
                update
                    .tableName(cloud.output("BatchesTableName"))
                    .key(DynamoDbParts.key(run, PartKey.range(range.index())))
                    .updateExpression("ADD #epoch :one")
                    .expressionAttributeNames(Map.of("#epoch", DynamoDbParts.EPOCH))
                    .expressionAttributeValues(Map.of(":one", DynamoDbParts.number(1)))));
  }

  /// Messages in a queue: visible, in flight, delayed.
  ///
  /// @param output the template's output with the queue's URL
  long messages(String output) {
    var attributes =
        sqs.getQueueAttributes(request ->
                request
                    .queueUrl(cloud.output(output))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return attributes.values().stream().mapToLong(Long::parseLong).sum();
  }

  /// Messages in all queues, by output.
  Map<String, Long> depths() {
    var depths = new TreeMap<String, Long>();
    for (var output :
        List.of(
            "LogProcessingQueueUrl", "LogProcessingDlqUrl", "LogSplitQueueUrl", "LogSplitDlqUrl")) {
      depths.put(output, messages(output));
    }
    return depths;
  }

  /// What a function has written so far.
  Stream<String> log(String function) {
    try {
      return Files.readAllLines(logs.resolve(function + ".log")).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LocalCloud cloud() {
    return cloud;
  }

  SqsClient sqs() {
    return sqs;
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  S3Client s3() {
    return s3;
  }

  Map<String, List<Long>> processes() {
    return cloud.runtime().processes();
  }

  /// Waits for something.
  ///
  /// @throws AssertionError with what the description says then, if it does not come in time
  static void await(
      Duration patience,
      java.util.function.BooleanSupplier condition,
      java.util.function.Supplier<String> description)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within %d s: %s".formatted(patience.toSeconds(), description.get()));
      }
      Thread.sleep(100);
    }
  }

  @Override
  public void close() throws IOException {
    var closing = new ArrayList<AutoCloseable>(List.of(dynamoDb, sqs, s3, cloud));
    for (var resource : closing) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IOException("the cloud did not close", e);
      }
    }
    proxy[0].close();
  }
}
