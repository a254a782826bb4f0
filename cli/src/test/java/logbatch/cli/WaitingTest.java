package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import logbatch.model.Checkpoint;
import logbatch.model.LineCounts;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RangePlan;
import logbatch.model.RangePlan.Compression;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import logbatch.model.Summary;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class WaitingTest {

  private static final RunId RUN = RunId.of(new ObjectVersion("in", "x.log", "e", 1), 0);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Script script = new Script();

  @Test
  void waitingEndsWhenTheRunHasEnded() throws InterruptedException {
    script.then(() -> sent(0)).then(() -> sent(3)).then(() -> reported(ReportStatus.FAILED));

    var states = waiting().untilEnded(List.of(RUN));

    assertThat(states.get(RUN).hasEnded()).isTrue();
    assertThat(script.looks).isEqualTo(3);
  }

  @Test
  void nothingIsExpectedOfAnIncompleteRunWhenItIsOnlyFollowed() throws InterruptedException {
    script.then(() -> reported(ReportStatus.INCOMPLETE));

    waiting().untilOver(() -> List.of(RUN));

    assertThat(script.looks).isOne();
  }

  @Test
  void incompleteRunMayStillHealWhileItIsWaitedFor() throws InterruptedException {
    script
        .then(() -> reported(ReportStatus.INCOMPLETE))
        .then(() -> reported(ReportStatus.COMPLETE));

    assertThat(waiting().untilEnded(List.of(RUN)).get(RUN).hasEnded()).isTrue();
  }

  @Test
  void messagesOfOthersAreNoMovement() throws InterruptedException {
    script.last =
        () -> {
          script.messages++;
          return sent(0);
        };

    var states = waiting().untilEnded(List.of(RUN));

    assertThat(states.get(RUN).hasEnded()).isFalse();
    // One a second
    assertThat(script.looks).isEqualTo(600);
  }

  @Test
  void messagesCountAsMovementWhileLinesOfTheRunAreAmongThem() throws InterruptedException {
    script.last =
        () -> {
          script.messages = Math.min(script.messages + 1, 1_000);
          return sent(5);
        };

    waiting().untilEnded(List.of(RUN));

    assertThat(script.looks).isEqualTo(1_600);
  }

  @Test
  void lookThatFailsInPassingIsRepeatedAndShown() throws InterruptedException {
    script
        .then(() -> {
          throw unreachable();
        })
        .then(() -> {
          throw refusal("ThrottlingException", 400);
        })
        .then(() -> reported(ReportStatus.COMPLETE));

    assertThat(waiting().untilEnded(List.of(RUN)).get(RUN).hasEnded()).isTrue();
    assertThat(shown.toString(UTF_8)).contains("asking again, after: ", "no route");
  }

  @Test
  void refusalEndsTheWaiting() {
    script.then(() -> {
      throw refusal("AccessDenied", 403);
    });

    assertThatThrownBy(() -> waiting().untilEnded(List.of(RUN)))
        .isInstanceOf(AwsServiceException.class);
    assertThat(script.looks).isOne();
  }

  @Test
  void servicesThatAreNotReachedForTooLongEndTheWaiting() {
    script.last =
        () -> {
          throw unreachable();
        };

    assertThatThrownBy(() -> waiting().untilEnded(List.of(RUN)))
        .isInstanceOf(SdkClientException.class);
    assertThat(script.looks).isEqualTo(600);
  }

  @Test
  void timeInWhichTheMachineWasAsleepIsNoTimeWithoutMovement() throws InterruptedException {
    script
        .then(() -> sent(3))
        .then(() -> {
          script.now = script.now.plus(Duration.ofHours(8));
          return sent(3);
        })
        .then(() -> {
          throw unreachable();
        })
        .then(() -> reported(ReportStatus.COMPLETE));

    assertThat(waiting().untilEnded(List.of(RUN)).get(RUN).hasEnded()).isTrue();
  }

  private Waiting waiting() {
    var line = new ProgressLine(new PrintStream(shown, true, UTF_8), ProgressLine.Style.TERMINAL);
    return new Waiting(
        script, line, script, PATIENCE, duration -> script.now = script.now.plus(duration));
  }

  private static RunState sent(long lines) {
    var range =
        new RangePart(
            0,
            1,
            new Checkpoint(lines, new LineCounts(lines, 0, 0)),
            State.RUNNING,
            Optional.empty(),
            Instant.EPOCH);
    return new RunState(
        Optional.of(RangePlan.single(100, Compression.NONE)),
        List.of(range),
        Summary.NONE,
        Optional.empty());
  }

  private static RunState reported(ReportStatus status) {
    return new RunState(
        Optional.empty(), List.of(), Summary.NONE, Optional.of(new ReportPart(status, 1, "d")));
  }

  private static RuntimeException unreachable() {
    return SdkClientException.create(
        "Unable to execute HTTP request", new ConnectException("no route"));
  }

  private static RuntimeException refusal(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
        .message("no")
        .build();
  }

  /// What each look at the run finds, and a clock that only the waiting moves.
  private static final class Script extends Clock implements Waiting.Sight {

    private final Deque<Supplier<RunState>> next = new ArrayDeque<>();
    private Supplier<RunState> last =
        () -> {
          throw new AssertionError("looked at more often than was thought of");
        };
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private long messages;
    private int looks;

    Script then(Supplier<RunState> state) {
      next.add(state);
      return this;
    }

    @Override
    public synchronized RunState state(RunId run) {
      looks++;
      return (next.isEmpty() ? last : next.remove()).get();
    }

    @Override
    public long waitingMessages() {
      return messages;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
