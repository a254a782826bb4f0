package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import logbatch.model.Checkpoint;
import logbatch.model.ContentKind;
import logbatch.model.Failure;
import logbatch.model.FailureReason;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RangeTask;
import logbatch.model.Reading;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;
import logbatch.model.Upload;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final Header HEADER =
      new Header(
          new ObjectVersion("in", "dir/app.jsonl", "etag", 1_000),
          0,
          new Upload(NOON, new Sequencer("01")),
          ContentKind.JSONL,
          Optional.empty(),
          RangePlan.cut(1_000, 250, Compression.NONE));

  private static final RunId RUN = HEADER.run();

  private static final LineMessage LINE =
      new LineMessage(RUN, 2, new Line(7, 512, LineBytes.ofText("{bro\u001B[31mken"), 12));

  private final InMemoryItems items = new InMemoryItems();
  private final InMemoryQueue queue = new InMemoryQueue("log-processing-dlq");

  @Test
  void reasonOfARejectedLineIsTheStoredOne() {
    items.put(
        ProcessedItem.rejected(
            "dir/app.jsonl", LINE, new Rejection(RejectionReason.INVALID_JSON, "at byte 1"), NOON));

    assertThat(shown(LINE.toBody(), DeadLetter::ofLine))
        .isEqualTo(
            """
            dir/app.jsonl  range 2 line 7 byte 512  invalid_json: at byte 1
              in log-processing-dlq, receive count 1, first sent 1970-01-01T00:00:00Z
              {bro\\u{1b}[31mken
            """);
  }

  @Test
  void lineThatIsNotStoredSaysSo() {
    assertThat(reason(LINE.toBody(), DeadLetter::ofLine)).isEqualTo("not stored");
  }

  @Test
  void lineThatWasStoredMeanwhileSaysSo() {
    items.put(ProcessedItem.processed("dir/app.jsonl", LINE, Reading.TEXT, NOON));

    assertThat(reason(LINE.toBody(), DeadLetter::ofLine))
        .isEqualTo("stored: nothing is left to do");
  }

  @Test
  void reasonOfARangeIsItsFailure() {
    assertThat(reason(RangeTask.start(RUN, 0).toBody(), DeadLetter::ofTask))
        .isEqualTo("access_denied: S3 says no");
  }

  @Test
  void rangeWithoutAFailureSaysHowFarItCame() {
    assertThat(reason(RangeTask.start(RUN, 1).toBody(), DeadLetter::ofTask))
        .isEqualTo("not done: read up to byte 300");
    assertThat(reason(RangeTask.start(RUN, 2).toBody(), DeadLetter::ofTask))
        .isEqualTo("done: nothing is left to do");
    assertThat(reason(RangeTask.start(RUN, 3).toBody(), DeadLetter::ofTask)).isEqualTo("not begun");
  }

  @Test
  void foreignMessageIsListedByItsId() {
    assertThat(shown("x", DeadLetter::ofTask))
        .startsWith("message m0  unreadable: the body is no task");
  }

  @Test
  void fileOfAnUnknownRunIsUnknown() {
    var other = RunId.of(HEADER.object(), 1);

    assertThat(shown(RangeTask.start(other, 0).toBody(), DeadLetter::ofTask))
        .startsWith("(file unknown)  range 0  not begun");
  }

  private String reason(String body, Function<String, DeadLetter> format) {
    return explained(body, format).reason().toString();
  }

  private String shown(String body, Function<String, DeadLetter> format) {
    var out = new StringWriter();
    RejectedText.print(explained(body, format), new PrintWriter(out));
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private RejectedMessage explained(String body, Function<String, DeadLetter> format) {
    queue.send(List.of(body));
    var page = queue.receive(Duration.ofMinutes(1));
    var route = new DeadLetterRoute(queue, queue, format, new NoMoveTasks());
    return new Explainer(new KnownRuns(ExplainerTest::parts), items)
        .explain(route, page)
        .getFirst();
  }

  private static RunParts parts(RunId run) {
    return run.equals(RUN)
        ? new RunParts(
            run,
            Optional.of(HEADER),
            List.of(
                range(0, 0, State.FAILED), range(1, 300, State.RUNNING), range(2, 750, State.DONE)),
            List.of(),
            Optional.empty())
        : new RunParts(run, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  private static RangePart range(int index, long nextOffset, State state) {
    var failure =
        state == State.FAILED
            ? Optional.of(new Failure(FailureReason.ACCESS_DENIED, "S3 says no"))
            : Optional.<Failure>empty();
    return new RangePart(
        index, 1, new Checkpoint(nextOffset, LineCounts.NONE), state, failure, NOON);
  }
}
