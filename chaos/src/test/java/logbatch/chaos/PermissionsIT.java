package logbatch.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.model.ContentKind;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.Sequencer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.jr.ob.JSON;

/// Each role of the template allows what its function calls, and nothing else. The calls are
/// recorded on their way from the functions to the services; what they cannot show is listed here,
/// with its reason.
class PermissionsIT {

  private static final Path HOME = Path.of(System.getProperty("chaos.home"));
  private static final Path FOLDER = HOME.resolve(Path.of("chaos", "target", "permissions"));
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern APPLICATION = Pattern.compile("\\bapp/(\\w+)");
  private static final Pattern BUCKET = Pattern.compile("/(input-logs|processed-data)-.*");

  private static final List<String> FUNCTIONS =
      List.of("LogSplitterLambda", "LogProcessorWorker", "LogCounterLambda", "LogReporterLambda");

  private static final SortedSet<Permission> CALLS = new ConcurrentSkipListSet<>();

  private static ChaosCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud =
        ChaosCloud.start(
            FOLDER,
            Map.of("MaxReceiveCount", "4"),
            (call, service) -> {
              CALLS.add(permission(call));
              return Faults.NONE.answer(call, service);
            },
            (function, payload, next) -> next.invoke(payload));
  }

  @AfterAll
  static void stop() throws IOException {
    cloud.close();
  }

  @Test
  void rolesAllowWhatIsCalledAndNothingElse() throws Exception {
    takeFilesThrough();
    lookAtRunsThatStopped();

    var allowed = RolePolicies.of(HOME.resolve("template.yaml"));

    var needed = new TreeSet<>(CALLS);
    needed.addAll(invisible().toList());
    assertThat(allowed).containsExactlyElementsOf(needed);
  }

  /// Several ranges, and a line that is rejected.
  private static void takeFilesThrough() throws Exception {
    var lines = "2026-11-23T10:00:00Z INFO a line of a file with several ranges\n".repeat(100);
    awaitReport("several-ranges.log", lines);
    awaitReport("rejected.jsonl", "{\"n\":1}\n{broken\n");
  }

  private static void awaitReport(String key, String text) throws Exception {
    cloud.put(
        new Upload(
            key, SdkBytes.fromUtf8String(text), Expectation.of(text.getBytes(UTF_8), List.of())));
    ChaosCloud.await(PATIENCE, () -> cloud.report(key).isPresent(), () -> "no report of " + key);
  }

  /// Half an hour ago, so that its range is started again; and so long ago that it is given up if
  /// the queues are empty.
  private static void lookAtRunsThatStopped() throws Exception {
    putRunThatStopped("stopped.log", Duration.ofMinutes(30));
    putRunThatStopped("given-up.log", Duration.ofHours(3));

    cloud
        .cloud()
        .runtime()
        .invoke(
            "LogReporterLambda",
            "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}");

    ChaosCloud.await(
        PATIENCE,
        () ->
            CALLS.contains(new Permission("LogReporterLambda", "sqs:SendMessage", "LogSplitQueue")),
        () -> "no range was started again: " + CALLS);
  }

  private static void putRunThatStopped(String key, Duration ago) {
    var object = new ObjectVersion(cloud.cloud().output("InputBucketName"), key, "e", 10);
    var time = Instant.now().minus(ago);
    var header =
        new Header(
            object,
            0,
            new logbatch.model.Upload(time, new Sequencer("01")),
            ContentKind.TEXT,
            Optional.empty(),
            RangePlan.cut(10, 100, RangePlan.Compression.NONE));
    put(
        DynamoDbParts.header(header),
        Map.of(DynamoDbParts.UPDATED_AT, AttributeValue.fromS(time.toString())));
    put(
        DynamoDbParts.report(header.run(), new ReportPart(ReportStatus.PROCESSING, 0, "")),
        Map.of());
  }

  private static void put(Map<String, AttributeValue> part, Map<String, AttributeValue> more) {
    var item = new HashMap<>(part);
    item.putAll(more);
    cloud
        .dynamoDb()
        .putItem(put -> put.tableName(cloud.cloud().output("BatchesTableName")).item(item));
  }

  /// What Lambda does in the name of a role, and what only a refusal would show.
  private static Stream<Permission> invisible() {
    return Stream.of(
            // Without it, S3 calls an object that is not there a denied one.
            permissions("LogSplitterLambda", "InputBucket", "s3:ListBucket"),
            permissions("LogReporterLambda", "OutputBucket", "s3:ListBucket"),
            // Queue mappings.
            receiving("LogSplitterLambda", "LogSplitQueue"),
            receiving("LogProcessorWorker", "LogProcessingQueue"),
            // Stream mappings.
            streaming("LogCounterLambda", "ProcessedLogsTable"),
            streaming("LogReporterLambda", "BatchesTable"),
            // A key of the user's own: what is read, and what sends or writes encrypted.
            permissions("LogSplitterLambda", "KmsKeyArn", "kms:Decrypt", "kms:GenerateDataKey"),
            permissions("LogProcessorWorker", "KmsKeyArn", "kms:Decrypt"),
            permissions("LogCounterLambda", "KmsKeyArn", "kms:Decrypt"),
            permissions("LogReporterLambda", "KmsKeyArn", "kms:Decrypt", "kms:GenerateDataKey"),
            FUNCTIONS.stream().flatMap(PermissionsIT::watching))
        .flatMap(each -> each);
  }

  private static Stream<Permission> receiving(String function, String queue) {
    return permissions(
        function, queue, "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
  }

  private static Stream<Permission> streaming(String function, String table) {
    return Stream.concat(
        permissions(
            function,
            table + ".StreamArn",
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator"),
        permissions(function, table + "/stream/*", "dynamodb:ListStreams"));
  }

  /// Logs, and traces if they are wanted.
  private static Stream<Permission> watching(String function) {
    return Stream.concat(
        permissions(function, function + "LogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        permissions(function, "*", "xray:PutTelemetryRecords", "xray:PutTraceSegments"));
  }

  private static Stream<Permission> permissions(
      String function, String resource, String... actions) {
    return Stream.of(actions).map(action -> new Permission(function, action, resource));
  }

  /// What a call needs.
  private static Permission permission(Call call) {
    var application = APPLICATION.matcher(call.userAgent());
    if (!application.find()) {
      throw new IllegalStateException("who is this? " + call.userAgent());
    }
    var function = application.group(1);
    return switch (call.service()) {
      case S3 -> new Permission(function, s3Action(call), bucket(call.path()) + "/*");
      // A batch needs the same permission as each of its entries.
      case SQS ->
          new Permission(
              function, "sqs:" + call.operation().replaceAll("Batch$", ""), queue(call.body()));
      case DYNAMODB -> new Permission(function, "dynamodb:" + call.operation(), table(call.body()));
    };
  }

  private static String s3Action(Call call) {
    return switch (call.operation()) {
      case "GET", "HEAD" -> "s3:GetObject";
      case "PUT" -> "s3:PutObject";
      default -> throw new IllegalStateException("which action is this? " + call.operation());
    };
  }

  private static String bucket(String path) {
    var bucket = BUCKET.matcher(path);
    if (!bucket.matches()) {
      throw new IllegalStateException("which bucket is this? " + path);
    }
    return bucket.group(1).equals("input-logs") ? "InputBucket" : "OutputBucket";
  }

  private static String queue(String body) {
    var url = JSON.std.mapFrom(body).get("QueueUrl").toString();
    return switch (url.substring(url.lastIndexOf('/') + 1)) {
      case "log-processing-queue" -> "LogProcessingQueue";
      case "log-split-queue" -> "LogSplitQueue";
      default -> throw new IllegalStateException("which queue is this? " + url);
    };
  }

  private static String table(String body) {
    var request = JSON.std.mapFrom(body);
    var index = request.containsKey("IndexName") ? "/index/" + request.get("IndexName") : "";
    if (request.get("RequestItems") instanceof Map<?, ?> tables) {
      return tables.keySet().iterator().next() + index;
    }
    return request.get("TableName") + index;
  }
}
