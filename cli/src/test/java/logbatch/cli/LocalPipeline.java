package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.local.LocalCloud;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.Storage;
import logbatch.model.ProcessedItem;
import logbatch.model.RunId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.jr.ob.JSON;

/// The deployed jars on the local cloud, for tests.
final class LocalPipeline implements AutoCloseable {

  static final int MAX_RECEIVE_COUNT = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final LocalCloud cloud;
  private final Deployment deployment;
  private final Pipeline pipeline;
  private final DynamoDbClient dynamoDb;

  private LocalPipeline(Path folder, LocalCloud cloud) {
    this.folder = folder;
    this.cloud = cloud;
    this.deployment = Deployment.of(cloud);
    this.pipeline = new Pipeline(deployment);
    this.dynamoDb = AwsClients.dynamoDb(cloud.endpoints());
  }

  /// @param folder for files, reports and logs
  static LocalPipeline start(Path folder) {
    var checkout = Checkout.fromSystemProperty();
    var parameters =
        Map.of(
            "OwnerName", "tests",
            "WorkerConcurrency", "2",
            "MaxReceiveCount", Integer.toString(MAX_RECEIVE_COUNT));
    var services = new LocalCloud.Services.Embedded(new Storage.Temporary(folder));
    return new LocalPipeline(
        folder,
        LocalCloud.start(
            new LocalCloud.Settings(
                checkout.home().resolve("template.yaml"), parameters, services, folder)));
  }

  /// Writes a file to upload.
  Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /// Takes files through the pipeline, to the end or until nothing moves any more.
  List<Report> run(Path... files) throws IOException, InterruptedException {
    var batches = pipeline.upload(LogFile.of(List.of(files)));
    await(batches);
    return pipeline.fetchReports(batches, folder.resolve("out"));
  }

  private void await(List<Batch> batches) throws InterruptedException {
    var silent =
        new ProgressLine(
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            ProgressLine.Style.PLAIN);
    new Waiting(pipeline, silent, Clock.systemUTC(), PATIENCE)
        .untilEnded(batches.stream().map(Batch::run).toList());
  }

  /// The items of the run that a report speaks of.
  List<ProcessedItem> items(Report report) {
    var run = RunId.parse(report.fields().get("run_id").toString());
    return dynamoDb
        .scanPaginator(
            scan -> scan.tableName(cloud.output("ProcessedLogsTableName")).consistentRead(true))
        .items()
        .stream()
        .map(DynamoDbItemSchema.SCHEMA::mapToItem)
        .filter(item -> item.run().equals(run))
        .toList();
  }

  /// Messages in a queue.
  ///
  /// @param output the template's output with the queue's URL
  long messages(String output) {
    try (var sqs = AwsClients.sqs(cloud.endpoints())) {
      return new SqsDepth(sqs).of(cloud.output(output));
    }
  }

  /// What a function logged with a message.
  List<Map<String, Object>> logged(String function, String message) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("logs").resolve(function + ".log"))) {
      return lines
          .filter(line -> line.startsWith("{"))
          .map(LocalPipeline::parsed)
          .filter(line -> message.equals(line.get("message")))
          .toList();
    }
  }

  private static Map<String, Object> parsed(String line) {
    return JSON.std.mapFrom(line);
  }

  @Override
  public void close() {
    dynamoDb.close();
    deployment.close();
    cloud.close();
  }
}
