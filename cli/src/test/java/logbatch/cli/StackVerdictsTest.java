package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    "DELETE_FAILED, fail"
  })
  void stateOfTheStackDecides(String status, String word) {
    var verdict = StackVerdicts.state(new CloudStack("s", status, Map.of(), Map.of()));

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.text()).contains(status);
  }

  @ParameterizedTest
  @CsvSource({
    // 5 workers, and 5 for the other functions
    "10, 5, ok",
    "9, 5, warn",
    "10, 9, warn",
    "10, 10, fail",
    "1000, 100, ok"
  })
  void workersMustLeaveSomethingForTheOthers(long limit, long workers, String word) {
    var verdict = StackVerdicts.concurrency(limit, OptionalLong.of(workers));

    assertThat(verdict.word()).isEqualTo(word);
    assertThat(verdict.whatToDo().isPresent()).isEqualTo(!word.equals("ok"));
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

  @Test
  void everySourceMustHaveAnEnabledMapping() {
    var enabled = new Mapping("f", "Enabled");
    var disabled = new Mapping("f", "Disabled");

    assertThat(StackVerdicts.eventSources(Map.of("q", List.of(disabled, enabled))))
        .isInstanceOf(Ok.class);
    assertThat(
            StackVerdicts.eventSources(
                Map.of("a", List.of(enabled), "b", List.of(disabled), "c", List.of())))
        .isInstanceOfSatisfying(
            Fail.class,
            fail -> assertThat(fail.text()).isEqualTo("no function is invoked from: b, c"));
  }

  @Test
  void deadLettersAreAWarning() {
    assertThat(StackVerdicts.deadLetters("q", 0)).isEqualTo(new Ok("q is empty"));
    assertThat(StackVerdicts.deadLetters("q", 2)).isInstanceOf(Warn.class);
  }
}
