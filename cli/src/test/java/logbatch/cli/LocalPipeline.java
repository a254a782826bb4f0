package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.DynamoDbParts;
import logbatch.aws.ItemAttributes;
import logbatch.local.LocalCloud;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.ObjectCreated;
import logbatch.local.services.Storage;
import logbatch.model.CountPart;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.PartKey;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.ReportName;
import logbatch.model.RunId;
import logbatch.model.SummaryBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.jr.ob.JSON;

/// The deployed jars on the local cloud, for tests.
final class LocalPipeline implements AutoCloseable {

  static final String OWNER = "tests";
  static final int MAX_RECEIVE_COUNT = 4;

  /// The smallest that the template allows.
  static final int RANGE_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final LocalCloud cloud;
  private final Deployment deployment;
  private final Pipeline pipeline;
  private final DynamoDbClient dynamoDb;
  private final RunningCloud.Registration registration;
  private final AtomicInteger uploads = new AtomicInteger();

  private LocalPipeline(Path folder, LocalCloud cloud) {
    this.folder = folder;
    this.cloud = cloud;
    this.deployment = Deployment.of(cloud);
    this.pipeline = new Pipeline(deployment);
    this.dynamoDb = AwsClients.dynamoDb(cloud.endpoints());
    this.registration = RunningCloud.of(cloud).register(folder);
  }

  /// On the embedded services, which are started and stopped with it.
  static LocalPipeline start() {
    var folder = temporaryFolder();
    return start(new LocalCloud.Services.Embedded(new Storage.Temporary(folder)), folder);
  }

  /// On other services.
  static LocalPipeline start(LocalCloud.Services services) {
    return start(services, temporaryFolder());
  }

  private static LocalPipeline start(LocalCloud.Services services, Path folder) {
    var checkout = Checkout.fromSystemProperty();
    var parameters =
        Map.of(
            "OwnerName",
            OWNER,
            "WorkerConcurrency",
            "2",
            "RangeBytes",
            Integer.toString(RANGE_BYTES),
            "MaxReceiveCount",
            Integer.toString(MAX_RECEIVE_COUNT));
    return new LocalPipeline(
        folder,
        LocalCloud.start(
            new LocalCloud.Settings(
                checkout.home().resolve("template.yaml"), parameters, services, folder)));
  }

  /// In the build folder, where the functions' logs can be looked at after a failure.
  private static Path temporaryFolder() {
    try {
      var parent = Files.createDirectories(Path.of("target", "pipeline"));
      return Files.createTempDirectory(parent, "").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Deployment deployment() {
    return deployment;
  }

  /// The standard variables by which other processes find the services.
  Map<String, String> environment() {
    return cloud.endpoints().environment();
  }

  /// The template's outputs, each as `name=value`.
  String[] outputs() {
    var outputs = new ArrayList<String>();
    Resources.ofOutputs(name -> {
      outputs.add(name + "=" + cloud.output(name));
      return "";
    });
    return outputs.toArray(String[]::new);
  }

  /// Puts an object into the input bucket.
  Batch upload(String key, byte[] content) throws IOException {
    var path = folder.resolve("upload-" + uploads.incrementAndGet());
    Files.write(path, content);
    var file = new LogFile(path, key, content.length);
    return new Batch(file, deployment.uploader().upload(file, _ -> {}));
  }

  Batch upload(String key, String content) throws IOException {
    return upload(key, content.getBytes(UTF_8));
  }

  /// Puts a file into the input bucket in parts of a size.
  ObjectVersion uploadInParts(LogFile file, long partBytes) {
    try (var s3 = AwsClients.s3(cloud.endpoints())) {
      var limits = new S3Uploader.Limits(0, partBytes);
      return new S3Uploader(s3, cloud.output("InputBucketName"), Optional.empty(), limits)
          .upload(file, _ -> {})
          .version();
    }
  }

  /// The bytes of an object in the input bucket.
  byte[] uploaded(String key) {
    try (var s3 = AwsClients.s3(cloud.endpoints())) {
      return s3.getObjectAsBytes(r -> r.bucket(cloud.output("InputBucketName")).key(key))
          .asByteArray();
    }
  }

  /// Notifies the splitter, as S3 would.
  void notify(ObjectCreated event) {
    cloud.runtime().created(event);
  }

  /// Invokes a function, as a foreign notification would.
  void invoke(String function, String payload) throws InterruptedException {
    cloud.runtime().invoke(function, payload);
  }

  /// Takes a file through the pipeline, to the end or until nothing moves any more.
  Report run(String key, byte[] content) throws IOException, InterruptedException {
    var batch = upload(key, content);
    await(List.of(batch.run()));
    return report(key);
  }

  Report run(String key, String content) throws IOException, InterruptedException {
    return run(key, content.getBytes(UTF_8));
  }

  /// Takes files through the pipeline as `logbatch run` does.
  List<Report> runFiles(Map<String, String> contents) throws IOException, InterruptedException {
    var parent = Files.createDirectories(folder.resolve("files-" + uploads.incrementAndGet()));
    for (var file : contents.entrySet()) {
      Files.writeString(parent.resolve(file.getKey()), file.getValue());
    }
    var batches =
        pipeline.upload(LogFile.of(contents.keySet().stream().map(parent::resolve).toList()));
    await(batches.stream().map(Batch::run).toList());
    return pipeline.fetchReports(batches, folder.resolve("out")).stream()
        .map(SavedReport::report)
        .toList();
  }

  /// Waits until the runs have ended, or nothing moves any more.
  void await(Collection<RunId> runs) throws InterruptedException {
    var silent =
        new ProgressLine(
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            ProgressLine.Style.PLAIN);
    new Waiting(pipeline, silent, Clock.systemUTC(), PATIENCE).untilEnded(runs);
  }

  /// Waits until something has come about.
  static void await(BooleanSupplier condition) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it has not come about within " + PATIENCE);
      }
      Thread.sleep(200);
    }
  }

  /// Waits until a report says something.
  Report awaitReport(String key, Predicate<Report> condition) throws InterruptedException {
    await(() -> deployment.reports().find(key).filter(condition).isPresent());
    return report(key);
  }

  Report report(String key) {
    return deployment
        .reports()
        .find(key)
        .orElseThrow(() -> new AssertionError("no report: " + key));
  }

  /// The items of a run.
  List<ProcessedItem> items(RunId run) {
    var items = new ArrayList<ProcessedItem>();
    deployment.items().forEach(Set.of(run), items::add);
    return List.copyOf(items);
  }

  /// Messages in a queue.
  ///
  /// @param output the template's output with the queue's URL
  long messages(String output) {
    try (var sqs = AwsClients.sqs(cloud.endpoints())) {
      return new SqsDepth(sqs).of(cloud.output(output));
    }
  }

  /// Takes all messages out of the dead-letter queues.
  void emptyDeadLetterQueues() {
    try (var sqs = AwsClients.sqs(cloud.endpoints())) {
      for (var output : List.of("LogProcessingDlqUrl", "LogSplitDlqUrl")) {
        sqs.purgeQueue(r -> r.queueUrl(cloud.output(output)));
      }
    }
  }

  /// Stores an item by hand, in place of whatever is there.
  void put(ProcessedItem item) {
    dynamoDb.putItem(
        r -> r.tableName(itemsTable()).item(DynamoDbItemSchema.SCHEMA.itemToMap(item, true)));
  }

  /// Removes an item by hand.
  void remove(ProcessedItem item) {
    dynamoDb.deleteItem(r ->
        r.tableName(itemsTable())
            .key(Map.of(ItemAttributes.ID, AttributeValue.fromS(item.id().toString()))));
  }

  /// Makes a run one of an object that could not be looked at.
  void unread(RunId run) {
    var header = deployment.runs().of(run).header().orElseThrow();
    var unread =
        new Header(
            header.object(),
            header.generation(),
            header.upload(),
            header.kind(),
            Optional.empty(),
            RangePlan.single(header.object().sizeBytes(), Compression.UNKNOWN));
    dynamoDb.putItem(r -> r.tableName(batchesTable()).item(DynamoDbParts.header(unread)));
  }

  /// Takes an item out of the counts by hand.
  void uncount(ProcessedItem item) {
    var counts = deployment.runs().of(item.run()).counts();
    var part = counts.getFirst();
    var less = new SummaryBuilder(part.summary()).subtract(StoredFacts.of(item)).build();
    var changed = new CountPart(part.shardId(), part.last(), less, part.updatedAt());
    dynamoDb.putItem(
        r -> r.tableName(batchesTable()).item(DynamoDbParts.count(item.run(), changed)));
  }

  /// Removes a report by hand.
  void removeReport(String key) {
    try (var s3 = AwsClients.s3(cloud.endpoints())) {
      s3.deleteObject(r -> r.bucket(cloud.output("OutputBucketName")).key(ReportName.json(key)));
    }
  }

  /// Removes everything that is known of a run.
  void forget(RunId run) {
    items(run).forEach(this::remove);
    var parts = deployment.runs().of(run);
    Stream.of(
            Stream.of(PartKey.HEADER, PartKey.REPORT),
            parts.ranges().stream().map(range -> PartKey.range(range.index())),
            parts.counts().stream().map(count -> PartKey.count(count.shardId())))
        .flatMap(keys -> keys)
        .forEach(part ->
            dynamoDb.deleteItem(
                r -> r.tableName(batchesTable()).key(DynamoDbParts.key(run, part))));
  }

  private String itemsTable() {
    return cloud.output("ProcessedLogsTableName");
  }

  private String batchesTable() {
    return cloud.output("BatchesTableName");
  }

  /// What a function logged with a message.
  List<Map<String, Object>> logged(String function, String message) {
    try (Stream<String> lines = Files.lines(folder.resolve("logs").resolve(function + ".log"))) {
      return lines
          .filter(line -> line.startsWith("{"))
          .map(LocalPipeline::parsed)
          .filter(line -> message.equals(line.get("message")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> parsed(String line) {
    return JSON.std.mapFrom(line);
  }

  /// Runs `logbatch` on this cloud, as if it were that of `logbatch up`.
  Ran command(String... arguments) {
    var place = new DeploymentOptions.Place(folder, folder, AwsAccess.standard(Map.of()));
    return Ran.of(place, Stream.concat(Stream.of(arguments), Stream.of("--local")).toList());
  }

  @Override
  public void close() throws IOException {
    registration.close();
    dynamoDb.close();
    deployment.close();
    cloud.close();
  }
}
