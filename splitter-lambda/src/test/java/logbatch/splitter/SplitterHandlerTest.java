package logbatch.splitter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import logbatch.aws.JsonLog;
import logbatch.model.ObjectVersion;
import logbatch.model.PlanTask;
import logbatch.model.RangePart.State;
import logbatch.model.RangeTask;
import logbatch.model.RunId;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterHandlerTest {

  private static final byte[] CONTENT = "first\nsecond\nthird\n".getBytes(UTF_8);
  private static final String NO_FAILURES = "{\"batchItemFailures\":[]}";

  private final RecordingVisibility visibility = new RecordingVisibility();
  private final Bench bench = Bench.empty();
  private final ManualClock clock = new ManualClock();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  @Test
  void uploadIsPlannedAndReadAtOnce() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);

    assertThat(invoke(SampleEvents.of("s3-put", object))).isEqualTo("{}");

    assertThat(bench.lines().texts()).containsExactly("first", "second", "third");
    assertThat(bench.ranges().find(RunId.of(object, 0), 0).orElseThrow().isDone()).isTrue();
    assertThat(bench.tasks().requests()).isEmpty();
    assertThat(bench.objects().requests()).containsExactly("head app.log", "open app.log from 0");
  }

  @Test
  void summaryIsLoggedWithoutContent() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);

    invoke(SampleEvents.of("s3-put", object));

    assertThat(logged.toString(UTF_8))
        .contains("\"ending\":\"DONE\"")
        .contains("\"splitter_lines_read_total\":3")
        .contains("\"bytes\":19")
        .contains("\"run_id\":\"" + RunId.of(object, 0) + "\"")
        .doesNotContain("third");
  }

  @Test
  void duplicateEventSendsNothingMore() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);

    invoke(SampleEvents.of("s3-put", object));
    invoke(SampleEvents.of("s3-put", object));

    assertThat(bench.lines().bodies()).hasSize(3);
  }

  @Test
  void uploadsThatComeTogetherAreReadApart() throws IOException {
    var first = bench.objects().put("app.log", CONTENT);
    var second = bench.objects().put("dir/app2.log", CONTENT);

    invoke(notification(first, second));

    assertThat(bench.tasks().bodies())
        .containsExactly(
            RangeTask.start(RunId.of(first, 0), 0).toBody(),
            RangeTask.start(RunId.of(second, 0), 0).toBody());
    assertThat(bench.lines().bodies()).isEmpty();
  }

  @Test
  void recordThatFailsDoesNotKeepTheOthersFromBeingRead() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var both = notification(new ObjectVersion("input-logs-example", "%ZZ.log", "e", 1), object);

    assertThatThrownBy(() -> invoke(both))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 of the steps for 2 records");
    assertThat(bench.lines().bodies()).hasSize(3);
  }

  @Test
  void testEventIsLoggedOnly() throws IOException {
    assertThat(invoke(SampleEvents.text("s3-test-event"))).isEqualTo("{}");
    assertThat(bench.objects().requests()).isEmpty();
  }

  @Test
  void rangeTaskGoesOnWithTheRange() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var other = bench.objects().put("other.log", CONTENT);
    invoke(notification(object, other));

    assertThat(invoke(task(RangeTask.start(RunId.of(object, 0), 0)))).isEqualTo(NO_FAILURES);

    assertThat(bench.lines().bodies()).hasSize(3);
  }

  @Test
  void messageOfARangeIsHiddenAhead() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var other = bench.objects().put("other.log", CONTENT);
    invoke(notification(object, other));

    invoke(task(RangeTask.start(RunId.of(object, 0), 0)));

    assertThat(visibility.requests())
        .startsWith("receipt-1 for 120 s")
        .allMatch("receipt-1 for 120 s"::equals);
  }

  @Test
  void messageThatFailsComesBackLaterAndLater() throws IOException {
    var unknown = RunId.of(new ObjectVersion("input-logs-example", "no.log", "e", 1), 0);

    assertThat(invoke(task(RangeTask.start(unknown, 0)))).contains("\"itemIdentifier\":\"m1\"");

    // The third attempt has failed.
    assertThat(visibility.requests()).endsWith("receipt-1 for 750 s");
  }

  /// If that delivery's process is killed, the message is all that is left of the range's order.
  @Test
  void messageWhoseOtherDeliveryReadsTheRangeIsKept() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var run = RunId.of(object, 0);
    invoke(notification(object, bench.objects().put("other.log", CONTENT)));
    whenALineIsSent(() -> bench.ranges().begin(run, 0, 0, new Claim("m1", clock.instant())));

    assertThat(invoke(task(RangeTask.start(run, 0))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");

    // When it comes back is up to the other delivery.
    assertThat(visibility.requests()).allMatch("receipt-1 for 120 s"::equals);
  }

  @Test
  void messageIsDeletedWhenAnotherOneReadsTheRange() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var run = RunId.of(object, 0);
    invoke(notification(object, bench.objects().put("other.log", CONTENT)));
    whenALineIsSent(() -> bench.ranges().begin(run, 0, 0, new Claim("m2", clock.instant())));

    assertThat(invoke(task(RangeTask.start(run, 0)))).isEqualTo(NO_FAILURES);
  }

  @Test
  void uploadWhoseOtherDeliveryReadsTheObjectIsKept() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    var repeat = new Claim(ContextWithTime.REQUEST_ID, clock.instant());
    whenALineIsSent(() -> bench.ranges().begin(RunId.of(object, 0), 0, 0, repeat));

    assertThatThrownBy(() -> invoke(SampleEvents.of("s3-put", object)))
        .hasMessageContaining("another delivery of the same event");
  }

  private void whenALineIsSent(Runnable action) {
    bench
        .lines()
        .answer(body -> {
          action.run();
          return new SendOutcome.Taken();
        });
  }

  @Test
  void planTaskIsTakenAsAnUpload() throws IOException {
    var object = bench.objects().put("dir/\"é\\ü\".log", CONTENT);
    var upload = new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer("0A"));

    assertThat(invoke(message(new PlanTask(object, 1, upload).toBody()))).isEqualTo(NO_FAILURES);

    assertThat(bench.lines().texts()).containsExactly("first", "second", "third");
    var header = bench.headers().find(RunId.of(object, 1)).orElseThrow();
    assertThat(header.generation()).isOne();
    assertThat(header.upload()).isEqualTo(upload);
  }

  @Test
  void planTaskForAnotherBucketIsRefused() throws IOException {
    var foreign = new ObjectVersion("somebody-elses", "app.log", "e", 19);
    var upload = new Upload(Instant.parse("2026-11-23T12:00:00Z"), new Sequencer("0A"));

    assertThat(invoke(message(new PlanTask(foreign, 0, upload).toBody()))).isEqualTo(NO_FAILURES);

    assertThat(bench.objects().requests()).isEmpty();
    assertThat(logged.toString(UTF_8)).contains("refused an object of a bucket");
  }

  @Test
  void largeObjectIsReadByATaskPerRange() throws IOException {
    var object = bench.objects().put("large.log", "0123456789\n".repeat(250_000).getBytes(UTF_8));
    var run = RunId.of(object, 0);

    invoke(notification(object));

    var tasks =
        IntStream.range(0, 3).mapToObj(range -> RangeTask.start(run, range).toBody()).toList();
    assertThat(bench.tasks().bodies()).containsExactlyElementsOf(tasks);
    assertThat(bench.lines().bodies()).isEmpty();

    for (var task : tasks.reversed()) {
      invoke(message(task));
    }
    assertThat(bench.lines().bodies()).hasSize(250_000);
  }

  /// As it is when an event could not read the object, and the schedule starts its one range.
  @Test
  void taskOfAnUnseenObjectStartsAllThatThereIsToRead() throws IOException {
    var large = bench.objects().put("large.log", "0123456789\n".repeat(250_000).getBytes(UTF_8));
    var small = bench.objects().put("small.log", CONTENT);
    bench.objects().deny();
    invoke(notification(large));
    invoke(notification(small));
    bench.objects().allow();

    invoke(task(RangeTask.start(RunId.of(large, 0), 0)));
    invoke(task(RangeTask.start(RunId.of(small, 0), 0)));

    assertThat(bench.tasks().bodies())
        .containsExactlyElementsOf(
            IntStream.range(0, 3)
                .mapToObj(range -> RangeTask.start(RunId.of(large, 0), range).toBody())
                .toList());
    assertThat(bench.lines().texts()).containsExactly("first", "second", "third");
  }

  @Test
  void rangeTaskIsReadAsItWasSent() {
    var task = new RangeTask(RunId.of(SampleEvents.OBJECT, 0), 3, 5, 1);

    for (var sent : List.of(task, task.orderedBy("m\"1"))) {
      assertThat(new SplitterEvent.Message("m2", "receipt", 1, sent.toBody()).event())
          .isEqualTo(new SplitterEvent.Continuation(sent));
    }
  }

  @Test
  void sampleTaskIsOfTheSampleUpload() throws IOException {
    var run = RunId.of(SampleEvents.OBJECT, 0);

    var messages = (SplitterEvent.Messages) SplitterEvent.of(parsed("split-range-task"));

    assertThat(messages.messages().getFirst().event())
        .isEqualTo(new SplitterEvent.Continuation(RangeTask.start(run, 0)));
  }

  @Test
  void taskOfAnUnknownRunIsABatchItemFailure() throws IOException {
    assertThat(invoke(SampleEvents.text("split-range-task")))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}");
    assertThat(logged.toString(UTF_8))
        .contains("a71c8d8f-471a-86c6-9519-d3ec26e2e4d7 has no header");
  }

  @Test
  void failedInvocationIsPlannedAgain() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);

    assertThat(invoke(SampleEvents.of("split-failed-s3-event", object))).isEqualTo(NO_FAILURES);

    assertThat(bench.lines().texts()).containsExactly("first", "second", "third");
  }

  @Test
  void foreignMessageIsABatchItemFailure() throws IOException {
    assertThat(invoke(SampleEvents.text("split-range-task_bad")))
        .contains("3e1424d4-f796-459a-8184-9c92662be6da");
    assertThat(logged.toString(UTF_8)).contains("not JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail-type\":\"Object Created\",\"detail\":{}}",
        "{\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}",
        "{\"Records\":[]}",
        "[]"
      })
  void unknownEventIsAnExceptionThatSaysWhatCame(String event) {
    assertThatThrownBy(() -> invoke(event)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void fieldsOfAnUnknownEventAreNamed() {
    assertThatThrownBy(() -> invoke("{\"detail-type\":\"Object Created\",\"detail\":{}}"))
        .hasMessageContaining("[detail-type, detail]");
  }

  @Test
  void objectThatIsGoneIsReportedAndNotTriedAgain() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    bench.objects().remove("app.log");

    invoke(SampleEvents.of("s3-put", object));

    assertThat(bench.ranges().find(RunId.of(object, 0), 0).orElseThrow().state())
        .isEqualTo(State.FAILED);
  }

  @Test
  void outageMakesLambdaRepeatTheEvent() throws IOException {
    var object = bench.objects().put("app.log", CONTENT);
    bench.lines().answer(body -> new SendOutcome.Deferred("ServiceUnavailable"));

    assertThatThrownBy(() -> invoke(SampleEvents.of("s3-put", object)))
        .hasRootCauseMessage("not taken within 15 s: ServiceUnavailable");

    bench.lines().answer(body -> new SendOutcome.Taken());
    invoke(SampleEvents.of("s3-put", object));
    assertThat(bench.lines().texts()).containsExactly("first", "second", "third");
  }

  private String invoke(String event) throws IOException {
    var log = new JsonLog(new PrintStream(logged, true, UTF_8), clock, "test");
    var splitter =
        new Splitter(
            new S3Notifications("input-logs-example", log),
            bench.planner(),
            bench.rangeSplitter(clock),
            bench.taskQueue(clock),
            log);
    var output = new ByteArrayOutputStream();
    new SplitterHandler(splitter, visibility, log, clock)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), output, new ContextWithTime(900_000));
    return output.toString(UTF_8);
  }

  private static EventObject parsed(String name) throws IOException {
    return EventObject.parse(SampleEvents.text(name));
  }

  private static String notification(ObjectVersion... objects) {
    var records = List.of(objects).stream().map(SplitterHandlerTest::record).collect(joining(","));
    return "{\"Records\":[" + records + "]}";
  }

  private static String record(ObjectVersion object) {
    return """
    {"eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-11-23T12:00:00.000Z",
     "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"eTag":"%s","sequencer":"0A"}}}
    """
        .formatted(object.bucket(), object.key(), object.sizeBytes(), object.eTag());
  }

  private static String task(RangeTask task) {
    return message(task.toBody());
  }

  private static String message(String body) {
    return """
    {"Records":[{"eventSource":"aws:sqs","messageId":"m1","receiptHandle":"receipt-1","body":"%s",
     "attributes":{"ApproximateReceiveCount":"3"}}]}
    """
        .formatted(body.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
