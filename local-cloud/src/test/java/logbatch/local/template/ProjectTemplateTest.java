package logbatch.local.template;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import logbatch.local.template.QueueSpec.RedrivePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the local cloud reads out of the project's own template.
class ProjectTemplateTest {

  private static final Path FILE = Path.of(System.getProperty("logbatch.home"), "template.yaml");
  private static final PseudoParameters PSEUDO =
      new PseudoParameters("sa-east-1", "111122223333", "logbatch");
  private static final String SQS = "arn:aws:sqs:sa-east-1:111122223333:";
  private static final String STREAM = "arn:aws:dynamodb:sa-east-1:111122223333:table/";

  private final Map<String, String> parameters =
      Map.of("OwnerName", "ana", "NameSuffix", "-test", "MaxReceiveCount", "4");
  private final CloudTemplate template = TemplateReader.read(FILE, parameters, PSEUDO);
  private final PhysicalIds ids = PredictedIds.of(template, PSEUDO);

  @TempDir Path folder;

  @Test
  void buckets() {
    assertThat(template.buckets())
        .containsExactly(
            new BucketSpec("InputBucket", "input-logs-ana-test"),
            new BucketSpec("OutputBucket", "processed-data-ana-test"));
  }

  @Test
  void queuesKeepMessagesTenDaysAndDeadLetterQueuesFourteen() {
    Duration tenDays = Duration.ofDays(10);
    Duration fourteenDays = Duration.ofDays(14);
    Duration halfAMinute = Duration.ofSeconds(30);
    assertThat(template.queues())
        .containsExactly(
            new QueueSpec(
                "LogProcessingQueue",
                "log-processing-queue-test",
                Duration.ofMinutes(6),
                tenDays,
                Optional.of(new RedrivePolicy("LogProcessingDlq", 4))),
            new QueueSpec(
                "LogProcessingDlq",
                "log-processing-dlq-test",
                halfAMinute,
                fourteenDays,
                Optional.empty()),
            new QueueSpec(
                "LogSplitQueue",
                "log-split-queue-test",
                Duration.ofMinutes(90),
                tenDays,
                Optional.of(new RedrivePolicy("LogSplitDlq", 4))),
            new QueueSpec(
                "LogSplitDlq", "log-split-dlq-test", halfAMinute, fourteenDays, Optional.empty()));
  }

  @Test
  void tables() {
    assertThat(template.tables())
        .containsExactly(
            new TableSpec(
                "ProcessedLogsTable",
                "ProcessedLogsTable-test",
                new TableSpec.Key("id", Optional.empty()),
                List.of(),
                Optional.of("NEW_AND_OLD_IMAGES")),
            new TableSpec(
                "BatchesTable",
                "BatchesTable-test",
                new TableSpec.Key("run_id", Optional.of("part")),
                List.of(
                    new TableSpec.Index(
                        "open-runs",
                        new TableSpec.Key("open", Optional.of("run_id")),
                        "KEYS_ONLY")),
                Optional.of("KEYS_ONLY")));
  }

  @Test
  void splitterSeesEveryUploadAndItsFailedEventsComeBack() throws IOException {
    assertThat(functions().getFirst())
        .isEqualTo(
            new FunctionSpec(
                "LogSplitterLambda",
                "LogSplitterLambda-test",
                folder.resolve("splitter-lambda/target/splitter-lambda.jar"),
                "logbatch.splitter.SplitterHandler::handleRequest",
                1769,
                Duration.ofMinutes(15),
                Map.of(
                    "STACK_NAME", "logbatch",
                    "JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -XX:TieredStopAtLevel=1",
                    "INPUT_BUCKET", "input-logs-ana-test",
                    "BUCKET_OWNER", "111122223333",
                    "LINES_QUEUE_URL", "https://sqs.invalid/111122223333/log-processing-queue-test",
                    "SPLIT_QUEUE_URL", "https://sqs.invalid/111122223333/log-split-queue-test",
                    "BATCHES_TABLE", "BatchesTable-test",
                    "MAX_LINE_BYTES", "262144",
                    "RANGE_BYTES", "134217728"),
                List.of(
                    new EventSource.S3Notification(
                        "Uploaded", "input-logs-ana-test", List.of("s3:ObjectCreated:*")),
                    new EventSource.SqsMapping(
                        "Continued",
                        SQS + "log-split-queue-test",
                        1,
                        Duration.ZERO,
                        OptionalInt.of(2),
                        true,
                        List.of())),
                new AsyncInvoke(
                    2, Duration.ofHours(6), Optional.of(SQS + "log-split-queue-test"))));
  }

  @Test
  void workerNamesTheMessagesThatFailed() throws IOException {
    FunctionSpec worker = functions().get(1);

    assertThat(worker.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(worker.asyncInvoke()).isEqualTo(AsyncInvoke.DEFAULT);
    assertThat(worker.environment()).containsEntry("ITEM_RETENTION_DAYS", "0");
    assertThat(worker.eventSources())
        .containsExactly(
            new EventSource.SqsMapping(
                "Lines",
                SQS + "log-processing-queue-test",
                100,
                Duration.ofSeconds(1),
                OptionalInt.of(5),
                true,
                List.of()));
  }

  @Test
  void counterSeesEveryRecordUntilItHasCountedItAndKnowsItsShard() throws IOException {
    assertThat(functions().get(2).eventSources())
        .containsExactly(
            new EventSource.StreamMapping(
                "Stored",
                STREAM + "ProcessedLogsTable-test/stream/label",
                "TRIM_HORIZON",
                1000,
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                -1,
                false,
                true,
                List.of()));
  }

  @Test
  void reporterSeesEveryPartButItsOwnAndLooksAroundByTheClock() throws IOException {
    var filter =
        EventFilter.parse(
            """
            {"eventName":["INSERT","MODIFY"],\
            "dynamodb":{"Keys":{"part":{"S":[{"anything-but":["report"]}]}}}}\
            """);
    assertThat(functions().get(3).eventSources())
        .containsExactly(
            new EventSource.StreamMapping(
                "Moved",
                STREAM + "BatchesTable-test/stream/label",
                "TRIM_HORIZON",
                100,
                Duration.ofSeconds(1),
                Duration.ZERO,
                -1,
                false,
                false,
                List.of(filter)),
            new EventSource.Schedule("OpenRuns", Duration.ofMinutes(5)));
  }

  /// Its continuations go to a queue that invokes it again, and the code has a cap of its own.
  @Test
  void splitterMayInvokeItself() {
    assertThat(YamlTree.read(FILE))
        .extractingByKey("Resources", as(MAP))
        .extractingByKey("LogSplitterLambda", as(MAP))
        .extractingByKey("Properties", as(MAP))
        .containsEntry("RecursiveLoop", "Allow");
  }

  @Test
  void outputs() {
    assertThat(template.outputs(ids))
        .hasSize(9)
        .containsEntry("OutputBucketName", "processed-data-ana-test")
        .containsEntry(
            "LogProcessingDlqUrl", "https://sqs.invalid/111122223333/log-processing-dlq-test");
  }

  @Test
  void aMissingJarIsAnErrorThatSaysWhatMakesIt() throws IOException {
    CloudTemplate withoutJars = copy();

    assertThatThrownBy(() -> withoutJars.functions(ids))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "Resources.LogSplitterLambda.Properties.CodeUri: there is no "
                + folder.resolve("splitter-lambda/target/splitter-lambda.jar")
                + "; run: ./mvnw -DskipTests package");
  }

  @Test
  void aParameterOutOfItsPatternIsRefusedWithTheTemplatesOwnWords() {
    assertThatThrownBy(() -> TemplateReader.read(FILE, Map.of("OwnerName", "Ana_Souza"), PSEUDO))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "Parameters.OwnerName: \"Ana_Souza\" does not match"
                + " ^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$; give lower case letters, digits and inner"
                + " hyphens, 1 to 48 characters, no dots");
  }

  @Test
  void aParameterWithoutAValueIsAnError() {
    assertThatThrownBy(() -> TemplateReader.read(FILE, Map.of(), PSEUDO))
        .hasMessage("Parameters.OwnerName: has no default; give it a value");
  }

  /// The functions of a copy of the template whose jars are there, if empty.
  private List<FunctionSpec> functions() throws IOException {
    for (String module : List.of("splitter-lambda", "worker-lambda", "reporter-lambda")) {
      Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
      Files.createFile(target.resolve(module + ".jar"));
    }
    return copy().functions(ids);
  }

  private CloudTemplate copy() throws IOException {
    Path copy = folder.resolve("template.yaml");
    Files.copy(FILE, copy);
    return TemplateReader.read(copy, parameters, PSEUDO);
  }
}
