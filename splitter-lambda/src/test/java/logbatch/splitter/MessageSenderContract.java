package logbatch.splitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import logbatch.model.Line;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import org.junit.jupiter.api.Test;

/// What every [MessageSender] does.
abstract class MessageSenderContract {

  private static final SendOutcome TAKEN = new SendOutcome.Taken();

  abstract MessageSender sender();

  /// Everything that was taken, in any order.
  abstract List<String> taken();

  @Test
  void messagesArriveAsTheyWereSent() {
    var texts = List.of("plain", "tab\t, line\nfeed and \r", "é€😀", "{\"a\":\"\\u0000\"}");

    assertThat(send(texts)).isEqualTo(Collections.nCopies(4, TAKEN));

    assertThat(taken()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void tenMessagesGoInOneRequest() {
    var texts = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    assertThat(send(texts)).isEqualTo(Collections.nCopies(10, TAKEN));

    assertThat(taken()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void elevenMessagesAreRefused() {
    assertThatThrownBy(() -> send(Collections.nCopies(11, "a")))
        .isInstanceOf(RuntimeException.class);
    assertThat(taken()).isEmpty();
  }

  /// In letters of one byte, since the embedded SQS counts characters.
  @Test
  void batchMayHaveAllTheBytesThatSqsTakes() {
    var half = "a".repeat(SqsLimits.BATCH_BYTES / 2);

    assertThat(send(List.of(half, half))).isEqualTo(Collections.nCopies(2, TAKEN));
    assertThatThrownBy(() -> send(List.of(half, half, "a"))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void anyLineTravels() {
    var bytes = new byte[256];
    IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);
    var run = RunId.of(new ObjectVersion("in", "a.log", "e", 9), 0);
    var lines =
        List.of(
            message(run, LineBytes.owning(bytes)),
            message(run, LineBytes.ofText("\0\u0001\u001B[0m \uFFFE \uFFFF \u0085 \u2028")));

    assertThat(send(lines.stream().map(LineMessage::toBody).toList()))
        .isEqualTo(Collections.nCopies(2, TAKEN));

    assertThat(taken().stream().map(LineMessage::fromBody))
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  private static LineMessage message(RunId run, LineBytes content) {
    return new LineMessage(run, 0, new Line(1, 0, content, content.length()));
  }

  private List<SendOutcome> send(List<String> texts) {
    return sender().send(texts.stream().map(MessageBody::of).toList());
  }
}
