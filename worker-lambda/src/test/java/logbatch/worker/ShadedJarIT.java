package logbatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbItemSchema;
import logbatch.aws.DynamoDbParts;
import logbatch.local.runtime.host.PureJavaHost;
import logbatch.local.services.AwsClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The jar that gets deployed, in a process that has nothing else: whatever was left out of it is
/// not needed.
class ShadedJarIT {

  private static final Path JAR = Path.of("target", "worker-lambda.jar").toAbsolutePath();
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";

  @TempDir Path taskRoot;

  @Test
  void jarStoresLinesAndNamesTheBadOne() throws Exception {
    Files.copy(JAR, Files.createDirectory(taskRoot.resolve("lib")).resolve("worker.jar"));
    var answer = new CompletableFuture<String>();
    var api = runtimeApi(answer);
    try (var dynamoDb = AwsClients.dynamoDb(LocalServices.endpoints());
        var sqs = AwsClients.sqs(LocalServices.endpoints())) {
      createTables(dynamoDb);
      var queueUrl = sqs.createQueue(queue -> queue.queueName("lines-of-the-jar")).queueUrl();
      var function = function(api.getAddress().getPort(), queueUrl);
      var ended =
          function
              .onExit()
              .thenRun(() -> answer.completeExceptionally(new IllegalStateException("it ended")));
      try {
        assertThat(answer)
            .as(() -> "the function's log: " + log())
            .succeedsWithin(Duration.ofMinutes(2))
            .isEqualTo(
                """
                {"batchItemFailures":[{"itemIdentifier":"2e1424d4-f796-459a-8184-9c92662be6da"}]}\
                """);
        assertThat(dynamoDb.scan(scan -> scan.tableName("JarLogs")).items())
            .extracting(item -> item.get("status").s())
            .containsExactlyInAnyOrder("200", "404", "UNKNOWN");
      } finally {
        function.destroyForcibly();
        ended.get(60, TimeUnit.SECONDS);
      }
    } finally {
      api.stop(0);
    }
  }

  private static void createTables(DynamoDbClient dynamoDb) {
    DynamoDbEnhancedClient.builder()
        .dynamoDbClient(dynamoDb)
        .build()
        .table("JarLogs", DynamoDbItemSchema.SCHEMA)
        .createTable();
    DynamoDbHeaderStoreIT.createTable(dynamoDb, "JarBatches");
    Map<String, AttributeValue> header = DynamoDbParts.header(Messages.JSON_FILE);
    dynamoDb.putItem(put -> put.tableName("JarBatches").item(header));
  }

  private Process function(int apiPort, String queueUrl) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            host(),
            PureJavaHost.class.getName(),
            "logbatch.worker.WorkerHandler::handleRequest");
    builder.directory(taskRoot.toFile());
    builder.redirectErrorStream(true).redirectOutput(taskRoot.resolve("log").toFile());
    var variables = builder.environment();
    variables.clear();
    variables.putAll(LocalServices.endpoints().environment());
    variables.putAll(
        Map.of(
            "LANG", "en_US.UTF-8",
            "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
            "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/LogProcessorWorker",
            "AWS_LAMBDA_LOG_STREAM_NAME", "local"));
    variables.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + apiPort,
            "AWS_LAMBDA_FUNCTION_NAME", "LogProcessorWorker",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
            "_HANDLER", "logbatch.worker.WorkerHandler::handleRequest",
            "LAMBDA_TASK_ROOT", taskRoot.toString(),
            "LINES_QUEUE_URL", queueUrl,
            "BATCHES_TABLE", "JarBatches",
            "PROCESSED_LOGS_TABLE", "JarLogs",
            "DEFAULT_TIME_ZONE", "America/Sao_Paulo"));
    // What the jar needs to read the formats of one's own has to have survived its being made
    // small.
    variables.put("CUSTOM_FORMATS", "example.yaml");
    return builder.start();
  }

  /// The local cloud's host with what Lambda brings itself, and nothing of this module.
  private static String host() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            entry.contains("local-cloud")
                || entry.contains("aws-lambda-java-serialization")
                || entry.contains("aws-lambda-java-core"))
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }

  /// Hands one event out, takes its answer, and lets the next poll wait.
  private static HttpServer runtimeApi(CompletableFuture<String> answer) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          if (exchange.getRequestURI().getPath().equals(NEXT) && !answer.isDone()) {
            handOut(exchange);
          } else if (!exchange.getRequestURI().getPath().equals(NEXT)) {
            exchange.sendResponseHeaders(202, -1);
            answer.complete(body);
          }
        });
    server.start();
    return server;
  }

  private static void handOut(HttpExchange exchange) throws IOException {
    var event = Files.readAllBytes(WorkerHandlerTest.EVENTS.resolve("sqs-lines-one-bad.json"));
    var deadline = Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli();
    exchange
        .getResponseHeaders()
        .putAll(
            Map.of(
                "Lambda-Runtime-Aws-Request-Id", List.of("8b1c7a5e-0000-4000-8000-000000000000"),
                "Lambda-Runtime-Invoked-Function-Arn", List.of("arn:aws:lambda:::function:worker"),
                "Lambda-Runtime-Trace-Id", List.of("Root=1-67270000-000000000000000000000000"),
                "Lambda-Runtime-Deadline-Ms", List.of(Long.toString(deadline))));
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }

  private String log() {
    try {
      return Files.readString(taskRoot.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
