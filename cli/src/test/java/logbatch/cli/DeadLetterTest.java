package logbatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.RangeTask;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

  private static final RunId RUN = new RunId(new UUID(1, 2));

  private static final String NOTIFICATION =
      """
      {"Records":[
        {"eventSource":"aws:s3","s3":{"bucket":{"name":"in"},"object":{"key":"dir+with/a%2Bb.log"}}},
        {"eventSource":"aws:s3","s3":{"bucket":{"name":"in"},"object":{"key":"%C3%BC.log"}}}]}\
      """;

  @Test
  void lineIsReadAsItWasSent() {
    var message = new LineMessage(RUN, 3, new Line(7, 512, LineBytes.ofText("{broken"), 7));

    assertThat(DeadLetter.ofLine(message.toBody())).isEqualTo(new DeadLetter.OfLine(message));
  }

  @Test
  void rangeTaskIsReadAsItWasSent() {
    var task = new RangeTask(RUN, 3, 5, 1);

    assertThat(DeadLetter.ofTask(task.toBody())).isEqualTo(new DeadLetter.OfRange(task));
  }

  @Test
  void planTaskNamesItsFile() {
    assertThat(DeadLetter.ofTask("{\"v\":1,\"task\":\"plan\",\"key\":\"dir/a b.log\"}"))
        .isEqualTo(new DeadLetter.OfPlan("dir/a b.log"));
  }

  @Test
  void keysOfANotificationAreDecoded() {
    assertThat(DeadLetter.ofTask(NOTIFICATION))
        .isEqualTo(
            new DeadLetter.OfUploads(List.of("dir with/a+b.log", "ü.log"), Optional.empty()));
  }

  @Test
  void eventOfAFailedInvocationSaysWhatFailed() {
    var body =
        """
        {"version":"1.0","requestContext":{"condition":"RetriesExhausted"},"requestPayload":%s,
         "responsePayload":{"errorMessage":"no access","errorType":"x"}}\
        """
            .formatted(NOTIFICATION);

    assertThat(DeadLetter.ofTask(body))
        .isEqualTo(
            new DeadLetter.OfUploads(
                List.of("dir with/a+b.log", "ü.log"), Optional.of("no access")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "null",
        "{\"Records\":7}",
        "{\"Records\":[{\"s3\":{\"object\":{}}}]}",
        "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"%zz\"}}}]}",
        "{\"v\":2,\"task\":\"range\",\"run\":\"x\"}",
        "{\"v\":1,\"task\":\"range\",\"run\":\"x\"}",
        "{\"v\":1,\"task\":\"range\",\"run\":\"x\",\"range\":99999999999}",
        "{\"v\":1,\"task\":\"plan\"}",
        "{\"v\":1,\"task\":\"other\"}"
      })
  void foreignMessageIsUnreadableAndSaysWhy(String body) {
    assertThat(DeadLetter.ofTask(body))
        .isInstanceOfSatisfying(
            DeadLetter.Unreadable.class, letter -> assertThat(letter.why()).isNotBlank());
    assertThat(DeadLetter.ofLine(body))
        .isInstanceOfSatisfying(
            DeadLetter.Unreadable.class, letter -> assertThat(letter.why()).isNotBlank());
  }
}
