package logbatch.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbRecount;
import logbatch.aws.DynamoDbRunParts;
import logbatch.aws.Settings;
import logbatch.lines.ObjectSource;
import logbatch.lines.S3ObjectSource;
import logbatch.local.LocalCloud;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Endpoints;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A deployed pipeline, here or on AWS: its resources, ready to be used. Safe for all threads;
/// whoever asks for one closes it.
final class Deployment implements AutoCloseable {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final Clients clients;
  private final Resources resources;

  private Deployment(Clients clients, Resources resources) {
    this.clients = clients;
    this.resources = resources;
  }

  private record Clients(S3Client s3, SqsClient sqs, DynamoDbClient dynamoDb) {

    static Clients of(Endpoints endpoints) {
      return new Clients(
          AwsClients.s3(endpoints), AwsClients.sqs(endpoints), AwsClients.dynamoDb(endpoints));
    }

    /// Clients that find region, credentials and endpoints by the standard settings.
    static Clients standard(Map<String, String> environment) {
      return new Clients(
          logbatch.aws.AwsClients.standard(S3Client.builder(), CALL_TIMEOUT)
              .forcePathStyle(new Settings(environment).isS3Elsewhere())
              .build(),
          logbatch.aws.AwsClients.standard(SqsClient.builder(), CALL_TIMEOUT).build(),
          logbatch.aws.AwsClients.standard(DynamoDbClient.builder(), CALL_TIMEOUT).build());
    }

    void close() {
      s3.close();
      sqs.close();
      dynamoDb.close();
    }
  }

  /// The one that runs in this process.
  static Deployment of(LocalCloud cloud) {
    return new Deployment(Clients.of(cloud.endpoints()), Resources.ofOutputs(cloud::output));
  }

  /// The one that another process runs on this machine.
  static Deployment of(RunningCloud cloud) {
    return new Deployment(Clients.of(cloud.endpoints()), cloud.resources());
  }

  /// The one on AWS that the template makes with these parameters.
  ///
  /// @param environment the standard variables
  /// @throws UsageException naming every resource that does not exist
  static Deployment ofOwner(String owner, String suffix, Map<String, String> environment) {
    var clients = Clients.standard(environment);
    var missing = new ArrayList<String>();
    var queues = new SqsQueueUrls(clients.sqs());
    var resources =
        Resources.ofOwner(
            owner,
            suffix,
            name ->
                queues
                    .find(name)
                    .orElseGet(() -> {
                      missing.add("queue " + name);
                      return "";
                    }));
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
              .formatted(String.join(", ", missing), "AWS_REGION"));
    }
    return new Deployment(clients, resources);
  }

  /// The parts of runs.
  DynamoDbRunParts runs() {
    return new DynamoDbRunParts(clients.dynamoDb(), resources.tables().batches());
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

  /// What puts files into the input bucket.
  S3Uploader uploader() {
    return new S3Uploader(clients.s3(), resources.buckets().input());
  }

  /// The objects in the input bucket.
  S3Objects inputObjects() {
    return new S3Objects(clients.s3(), resources.buckets().input());
  }

  /// What reads the bytes of objects.
  ObjectSource objectSource() {
    return new S3ObjectSource(clients.s3(), Optional.empty());
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
