package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import logbatch.cli.LambdaSettings.Mapping;
import logbatch.cli.SnsSubscriptions.Subscription;
import logbatch.cli.Verdict.Fail;
import logbatch.cli.Verdict.Ok;
import logbatch.cli.Verdict.Warn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackVerdictsTest {

  @ParameterizedTest
  @CsvSource({
    "CREATE_COMPLETE, ok",
    "UPDATE_COMPLETE, ok",
    "UPDATE_ROLLBACK_COMPLETE, warn",
    "UPDATE_IN_PROGRESS, warn",
    "ROLLBACK_COMPLETE, fail",
    "CREATE_FAILED, fail",
    "REVIEW_IN_PROGRESS, fail",
    "DELETE_FAILED, fail"
  })
  void stateOfTheStackDecides(String status, String word) {
    var verdict = StackVerdicts.state(new CloudStack("s", status, Map.of(), Map.of()));

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.text()).contains(status);
  }

  @ParameterizedTest
  @CsvSource({
    "REVIEW_IN_PROGRESS, 'sam deploy again, and confirm'",
    "ROLLBACK_COMPLETE, 'then sam delete, then sam deploy'",
    "CREATE_FAILED, 'then sam delete, then sam deploy'",
    "ROLLBACK_FAILED, 'then sam delete, then sam deploy'",
    "CREATE_IN_PROGRESS, wait until it is over",
    "UPDATE_ROLLBACK_IN_PROGRESS, wait until it is over"
  })
  void everyCommandSaysTheSameOfAStackThatIsNotReady(String status, String remedy) {
    var stack = new CloudStack("s", status, Map.of(), Map.of());

    assertThat(StackVerdicts.state(stack).whatToDo().orElseThrow()).contains(remedy);
    assertThatThrownBy(() -> stack.output("InputBucketName"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    // 5 workers, 2 splitters of ranges, and 6 for the other functions
    "13, 5, 2, ok",
    "12, 5, 2, warn",
    "10, 5, 2, warn",
    "8, 5, 2, warn",
    "7, 5, 2, fail",
    "10, 5, 50, fail",
    "1000, 100, 50, ok"
  })
  void workersAndSplittersMustLeaveSomethingForTheOthers(
      long limit, long workers, long splitters, String word) {
    var verdict =
        StackVerdicts.concurrency(limit, OptionalLong.of(workers), OptionalLong.of(splitters));

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.whatToDo().isPresent()).isEqualTo(!word.equals("ok"));
    verdict.whatToDo().ifPresent(advice -> assertThat(advice).contains("SplitterConcurrency"));
  }

  @Test
  void alarmsMustReachSomebodyWhoConfirmed() {
    assertThat(StackVerdicts.alarms(List.of())).isInstanceOf(Warn.class);
    assertThat(StackVerdicts.alarms(List.of(new Subscription("a@b.c", true))))
        .isEqualTo(new Ok("alarms go to a@b.c"));
    assertThat(
            StackVerdicts.alarms(
                List.of(new Subscription("a@b.c", true), new Subscription("d@e.f", false))))
        .isInstanceOfSatisfying(
            Warn.class, warn -> assertThat(warn.text()).startsWith("d@e.f has not confirmed"));
  }

  @Test
  void bucketMustNotifyTheSplitter() {
    var function = "arn:aws:lambda:us-east-1:1:function:";

    assertThat(StackVerdicts.notification(List.of())).isInstanceOf(Fail.class);
    assertThat(StackVerdicts.notification(List.of(function + "Other"))).isInstanceOf(Fail.class);
    assertThat(StackVerdicts.notification(List.of(function + "LogSplitterLambda-test:live")))
        .isInstanceOf(Ok.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled, ok",
    "Creating, warn",
    "Enabling, warn",
    "Updating, warn",
    "Disabling, fail",
    "Disabled, fail",
    "Deleting, fail"
  })
  void sourceMustHaveAMappingThatIsOrWillBeEnabled(String state, String word) {
    assertThat(StackVerdicts.eventSource("q", List.of(new Mapping("f", state))).word())
        .isEqualTo(word);
  }

  @Test
  void oneEnabledMappingIsEnoughAndNoneIsAFailure() {
    var mappings = List.of(new Mapping("f", "Disabled"), new Mapping("f", "Enabled"));

    assertThat(StackVerdicts.eventSource("q", mappings)).isInstanceOf(Ok.class);
    assertThat(StackVerdicts.eventSource("q", List.of())).isInstanceOf(Fail.class);
  }

  @Test
  void deadLettersAreAWarning() {
    assertThat(StackVerdicts.deadLetters("q", 0)).isEqualTo(new Ok("q is empty"));
    assertThat(StackVerdicts.deadLetters("q", 2)).isInstanceOf(Warn.class);
  }
}
