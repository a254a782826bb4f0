package logbatch.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.local.LocalCloud;
import logbatch.local.runtime.RuntimeSettings;
import logbatch.local.services.AwsAccount;
import logbatch.local.services.AwsClients;
import logbatch.local.services.Checkout;
import logbatch.local.services.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event of the folder `events`, handed to the function that it is for, on a pipeline that
/// has seen no file.
class InvokeIT {

  private static final Path EVENTS = Checkout.fromSystemProperty().home().resolve("events");

  @TempDir static Path folder;

  private static LocalCloud cloud;
  private static RunningCloud.Registration registration;

  /// As `logbatch up` does, but that nothing else invokes the functions.
  @BeforeAll
  static void start() {
    cloud =
        LocalCloud.start(
            new LocalCloud.Settings(
                Checkout.fromSystemProperty().home().resolve("template.yaml"),
                Map.of("OwnerName", "example"),
                new LocalCloud.Services.Embedded(new Storage.Temporary(folder)),
                folder),
            new LocalCloud.RuntimeChoice() {
              @Override
              public RuntimeSettings of(AwsAccount account) {
                return RuntimeSettings.forThisMachine(account);
              }

              @Override
              public boolean hasEventSources() {
                return false;
              }
            });
    registration = RunningCloud.of(cloud).register(folder);
  }

  @BeforeEach
  void forgetAllRuns() {
    try (var dynamoDb = AwsClients.dynamoDb(cloud.endpoints())) {
      var table = cloud.output("BatchesTableName");
      for (var part : dynamoDb.scanPaginator(scan -> scan.tableName(table)).items()) {
        dynamoDb.deleteItem(delete ->
            delete
                .tableName(table)
                .key(
                    Map.of(
                        DynamoDbParts.RUN_ID,
                        part.get(DynamoDbParts.RUN_ID),
                        DynamoDbParts.PART,
                        part.get(DynamoDbParts.PART))));
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    registration.close();
    cloud.close();
  }

  /// Event, function, exit code, the answer's beginning, and what the log says.
  static Stream<Arguments> outcomes() {
    return Stream.of(
        // The objects are not there: that is written down as the run's failure, which is no error.
        arguments("s3-put.json", "LogSplitterLambda", 0, "{}", "\"message\":\"planned\""),
        arguments("s3-put-hard-keys.json", "LogSplitterLambda", 0, "{}", "dir with space/é+ü.log"),
        arguments("s3-put_bad.json", "LogSplitterLambda", 1, "{\"errorMessage\":", "eTag"),
        arguments("s3-test-event.json", "LogSplitterLambda", 0, "{}", "S3 tried"),
        arguments(
            "split-failed-s3-event.json",
            "LogSplitterLambda",
            0,
            "{\"batchItemFailures\":[]}",
            "planned"),
        arguments(
            "split-range-task.json",
            "LogSplitterLambda",
            0,
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-",
            "has no header"),
        arguments(
            "split-range-task_bad.json",
            "LogSplitterLambda",
            0,
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"3e1424d4-",
            "message failed"),
        arguments(
            "sqs-lines-one-bad.json",
            "LogProcessorWorker",
            0,
            "{\"batchItemFailures\":[{\"itemIdentifier\":",
            "MissingHeaderException"),
        arguments("stream-processed-logs.json", "LogCounterLambda", 0, "\"state\":{}", ""),
        arguments(
            "stream-processed-logs-window-end.json", "LogCounterLambda", 0, "\"state\":{}", ""),
        arguments(
            "stream-processed-logs_bad.json",
            "LogCounterLambda",
            1,
            "{\"errorMessage\":",
            "shardId"),
        arguments(
            "stream-batches.json",
            "LogReporterLambda",
            0,
            "{\"batchItemFailures\":[]}",
            "a run without a header"),
        arguments(
            "stream-batches_bad.json",
            "LogReporterLambda",
            0,
            "{\"batchItemFailures\":[]}",
            "records that name no run"),
        arguments(
            "schedule.json",
            "LogReporterLambda",
            0,
            "{\"batchItemFailures\":[]}",
            "runs that are not finished"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outcomes")
  void eventHasItsOutcome(String event, String function, int exitCode, String answer, String log) {
    var ran = invoke(function, "-e", EVENTS.resolve(event).toString());

    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(exitCode);
    assertThat(ran.out()).contains(answer);
    assertThat(ran.err()).contains(log);
  }

  @Test
  void everyEventIsTried() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      assertThat(outcomes().map(outcome -> outcome.get()[0]).collect(toSet()))
          .isEqualTo(files.map(file -> file.getFileName().toString()).collect(toSet()));
    }
  }

  @Test
  void functionThatDoesNotExistIsToldWithThoseThatDo() {
    var ran = invoke("Splitter", "-e", EVENTS.resolve("schedule.json").toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "There is no function Splitter; there are LogSplitterLambda, LogProcessorWorker,"
                + " LogCounterLambda, LogReporterLambda");
  }

  @Test
  void eventThatIsNoJsonReachesNoFunction() throws IOException {
    var event = Files.writeString(folder.resolve("event.json"), "{oh");

    var ran = invoke("LogReporterLambda", "-e", event.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("event.json is no JSON");
  }

  private static Ran invoke(String... arguments) {
    return Ran.of(
        InvokeCommand.class,
        () -> new InvokeCommand(folder),
        Stream.concat(Stream.of("invoke"), Stream.of(arguments)).toList());
  }
}
