package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import logbatch.lines.GzipFiles;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/// The jar that gets deployed, in a process of its own, against the embedded services.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SplitterJarIT {

  private static final Path TARGET =
      Path.of(System.getProperty("logbatch.home"), "splitter-lambda", "target");

  private final String bucket = EmbeddedAws.newBucket();
  private final String table = EmbeddedAws.newBatchesTable();
  private final String lines = EmbeddedAws.newQueue();
  private final String tasks = EmbeddedAws.newQueue();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void uploadBecomesMessages(boolean isGzip) throws Exception {
    var content = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      content.append("line ").append(i).append(" ü\r\n");
    }
    var text = content.toString().getBytes(UTF_8);
    var object = put("app.log", isGzip ? GzipFiles.of(text) : text);

    var answer = invoke(SampleEvents.of("s3-put", object));

    assertThat(answer).endsWith("{}");
    var messages = received(lines);
    assertThat(messages).hasSize(100);
    assertThat(messages.stream().map(message -> message.line().content().readableText()))
        .contains("line 0 ü", "line 99 ü")
        .doesNotHaveDuplicates();
    var part =
        new DynamoDbRangeStore(EmbeddedAws.DYNAMO_DB, table)
            .find(RunId.of(object, 0), 0)
            .orElseThrow();
    assertThat(part.isDone()).isTrue();
    assertThat(part.checkpoint().counts().sent()).isEqualTo(100);
    assertThat(part.checkpoint().nextOffset()).isEqualTo(text.length);
  }

  @Test
  void objectThatIsGoneIsAFailedRange() throws Exception {
    var object = put("app.log", "x".getBytes(UTF_8));
    EmbeddedAws.S3.deleteObject(request -> request.bucket(bucket).key("app.log"));

    invoke(SampleEvents.of("s3-put", object));

    assertThat(
            new DynamoDbRangeStore(EmbeddedAws.DYNAMO_DB, table)
                .find(RunId.of(object, 0), 0)
                .orElseThrow()
                .failure())
        .isPresent();
  }

  private ObjectVersion put(String key, byte[] bytes) {
    var response =
        EmbeddedAws.S3.putObject(
            request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    return new ObjectVersion(bucket, key, response.eTag().replace("\"", ""), bytes.length);
  }

  /// @return what the process wrote, the log first and the answer at the end
  private String invoke(String event) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                TARGET.resolve("splitter-lambda.jar")
                    + File.pathSeparator
                    + TARGET.resolve("test-classes"),
                HandlerProcess.class.getName())
            .redirectErrorStream(true);
    var environment = builder.environment();
    environment.putAll(EmbeddedAws.endpoints().environment());
    environment.put("INPUT_BUCKET", bucket);
    environment.put("LINES_QUEUE_URL", lines);
    environment.put("SPLIT_QUEUE_URL", tasks);
    environment.put("BATCHES_TABLE", table);
    environment.put("BUCKET_OWNER", "000000000000");
    environment.put("MAX_LINE_BYTES", "262144");
    environment.put("RANGE_BYTES", "134217728");
    var process = builder.start();
    try (var input = process.getOutputStream()) {
      input.write(event.getBytes(UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  private static List<LineMessage> received(String queueUrl) {
    var messages = new ArrayList<LineMessage>();
    List<Message> received;
    do {
      received =
          EmbeddedAws.SQS
              .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
              .messages();
      received.forEach(message -> messages.add(LineMessage.fromBody(message.body())));
    } while (!received.isEmpty());
    return messages;
  }
}
