package logbatch.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbRecount;
import logbatch.aws.DynamoDbRunParts;
import logbatch.lines.ObjectSource;
import logbatch.lines.S3ObjectSource;
import logbatch.local.LocalCloud;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Endpoints;
import logbatch.model.RunParts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A deployed pipeline, here or on AWS: its resources, ready to be used. Safe for all threads;
/// whoever asks for one closes it.
final class Deployment implements AutoCloseable {

  private final Clients clients;
  private final Resources resources;
  private final OptionalLong maxLineBytes;
  private final Supplier<Optional<String>> bucketOwner;

  private Deployment(
      Clients clients,
      Resources resources,
      OptionalLong maxLineBytes,
      Supplier<Optional<String>> bucketOwner) {
    this.clients = clients;
    this.resources = resources;
    this.maxLineBytes = maxLineBytes;
    this.bucketOwner = bucketOwner;
  }

  /// One on this machine, which has no accounts.
  private Deployment(Endpoints endpoints, Resources resources) {
    this(Clients.of(endpoints), resources, OptionalLong.empty(), Optional::empty);
  }

  private record Clients(S3Client s3, SqsClient sqs, DynamoDbClient dynamoDb) {

    static Clients of(Endpoints endpoints) {
      return new Clients(
          AwsClients.s3(endpoints), AwsClients.sqs(endpoints), AwsClients.dynamoDb(endpoints));
    }

    static Clients of(AwsAccess access) {
      return new Clients(access.s3(), access.sqs(), access.dynamoDb());
    }

    void close() {
      s3.close();
      sqs.close();
      dynamoDb.close();
    }
  }

  /// The one that runs in this process.
  static Deployment of(LocalCloud cloud) {
    return new Deployment(cloud.endpoints(), Resources.ofOutputs(cloud::output));
  }

  /// The one that another process runs on this machine.
  static Deployment of(RunningCloud cloud) {
    return new Deployment(cloud.endpoints(), cloud.resources());
  }

  /// The one that a stack consists of.
  ///
  /// @throws UsageException if the stack is one of something else
  static Deployment of(CloudStack stack, AwsAccess access) {
    // The outputs first: without them, there is nothing to be closed.
    var resources = Resources.ofOutputs(stack::output);
    return new Deployment(
        Clients.of(access), resources, stack.number("MaxLineBytes"), access::bucketOwner);
  }

  /// The one on AWS that the template makes with these parameters.
  ///
  /// @throws UsageException naming every resource that does not exist, or a bucket that belongs to
  ///   another account
  static Deployment ofOwner(String owner, String suffix, AwsAccess access) {
    var account = access.bucketOwner();
    var clients = Clients.of(access);
    var missing = new ArrayList<String>();
    var resources = Resources.ofOwner(owner, suffix, name -> queueUrl(clients, name, missing));
    var buckets = new S3Buckets(clients.s3());
    Stream.of(resources.buckets().input(), resources.buckets().output())
        .filter(buckets::isMissing)
        .forEach(name -> missing.add("bucket " + name));
    var tables = new DynamoDbTables(clients.dynamoDb());
    Stream.of(resources.tables().items(), resources.tables().batches())
        .filter(tables::isMissing)
        .forEach(name -> missing.add("table " + name));
    if (!missing.isEmpty()) {
      clients.close();
      throw new UsageException(
          "Not found: %s. Are --owner, --suffix, region (%s) and credentials those of the deployment?"
              .formatted(String.join(", ", missing), access.region()));
    }
    if (account.isPresent()) {
      refuseBucketsOfOthers(resources.buckets(), account.get(), clients);
    }
    return new Deployment(clients, resources, OptionalLong.empty(), () -> account);
  }

  /// The name of a bucket is whose it was first: anybody may have one by the name of ours.
  private static void refuseBucketsOfOthers(
      Resources.Buckets names, String account, Clients clients) {
    var buckets = new S3Buckets(clients.s3());
    var foreign =
        Stream.of(names.input(), names.output())
            .filter(name -> buckets.belongsToAnother(name, account))
            .toList();
    if (!foreign.isEmpty()) {
      clients.close();
      throw new UsageException(
          "Of another account than yours, which is %s: bucket %s. Nothing is read from there or put there."
              .formatted(account, String.join(", bucket ", foreign)));
    }
  }

  private static String queueUrl(Clients clients, String name, List<String> missing) {
    var url = new SqsQueueUrls(clients.sqs()).find(name);
    if (url.isEmpty()) {
      missing.add("queue " + name);
    }
    return url.orElse("");
  }

  /// The parameter `MaxLineBytes`; empty where parameters cannot be seen.
  OptionalLong maxLineBytes() {
    return maxLineBytes;
  }

  /// The parts of runs.
  DynamoDbRunParts runs() {
    return new DynamoDbRunParts(clients.dynamoDb(), resources.tables().batches());
  }

  /// The runs of contents.
  Contents contents() {
    return new Contents(runs()::of);
  }

  /// The newest run of the object under a key; empty if it was never planned.
  ///
  /// @throws UsageException if there is no such object in the input bucket
  Optional<RunParts> newestRun(String key) {
    return contents().newestRun(inputObjects().require(key).version());
  }

  /// The `report` parts of runs.
  DynamoDbReportParts reportParts() {
    return new DynamoDbReportParts(clients.dynamoDb(), resources.tables().batches());
  }

  /// What counts runs anew.
  DynamoDbRecount recount() {
    return new DynamoDbRecount(clients.dynamoDb(), resources.tables().batches(), Clock.systemUTC());
  }

  /// The stored lines.
  DynamoDbItems items() {
    return new DynamoDbItems(clients.dynamoDb(), resources.tables().items());
  }

  /// What puts files into the input bucket. On AWS, it asks once whose the credentials are.
  S3Uploader uploader() {
    return new S3Uploader(
        clients.s3(), resources.buckets().input(), bucketOwner.get(), S3Uploader.Limits.USUAL);
  }

  /// The objects in the input bucket.
  S3Objects inputObjects() {
    return new S3Objects(clients.s3(), resources.buckets().input());
  }

  /// What reads the bytes of objects.
  ObjectSource objectSource() {
    return new S3ObjectSource(
        clients.s3(),
        Optional.empty(),
        "your credentials need s3:GetObject for it and, where the bucket has a KMS key, kms:Decrypt");
  }

  /// The reports in the output bucket.
  S3Reports reports() {
    return new S3Reports(clients.s3(), resources.buckets().output());
  }

  /// The queue of lines on their way to the table.
  SqsQueue lines() {
    return new SqsQueue(clients.sqs(), resources.lines().url());
  }

  /// The queue of lines that could not be stored or read.
  SqsQueue deadLines() {
    return new SqsQueue(clients.sqs(), resources.lines().deadLetterUrl());
  }

  /// The queue of ranges to be read and contents to be planned.
  SqsQueue split() {
    return new SqsQueue(clients.sqs(), resources.split().url());
  }

  /// The dead-letter queues.
  List<SqsQueue> deadLetterQueues() {
    return List.of(deadLines(), new SqsQueue(clients.sqs(), resources.split().deadLetterUrl()));
  }

  /// What the input bucket notifies.
  S3BucketNotifications notifications() {
    return new S3BucketNotifications(clients.s3(), resources.buckets().input());
  }

  /// The queues that functions are invoked from.
  List<SqsQueue> queues() {
    return List.of(lines(), split());
  }

  /// The names of the tables whose streams functions are invoked from.
  List<String> tables() {
    return List.of(resources.tables().items(), resources.tables().batches());
  }

  /// The ARN of a table's stream; empty if it has none.
  Optional<String> streamArn(String table) {
    return new DynamoDbTables(clients.dynamoDb()).streamArn(table);
  }

  /// The dead-letter queues, each with its way back.
  List<DeadLetterRoute> deadLetterRoutes() {
    return List.of(
        route(resources.lines(), DeadLetter::ofLine), route(resources.split(), DeadLetter::ofTask));
  }

  private DeadLetterRoute route(Resources.Queues queues, Function<String, DeadLetter> format) {
    var deadLetters = new SqsQueue(clients.sqs(), queues.deadLetterUrl());
    var source = new SqsQueue(clients.sqs(), queues.url());
    return new DeadLetterRoute(
        deadLetters, source, format, new SqsMoveTask(clients.sqs(), deadLetters, source));
  }

  @Override
  public void close() {
    clients.close();
  }
}
