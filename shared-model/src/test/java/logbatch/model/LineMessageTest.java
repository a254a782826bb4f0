package logbatch.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMessageTest {

  private static final RunId RUN = RunId.of(new ObjectVersion("in", "a.log", "e", 9), 0);
  private static final int MAX_LINE_BYTES = 320 * 1024;

  @Test
  void ordinaryLineTravelsAsText() {
    assertThat(message("GET / 200").toBody())
        .isEqualTo(
            """
            {"v":1,"run":"%s","range":2,"line":7,"offset":512,"text":"GET / 200"}\
            """
                .formatted(RUN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "tab\there",
        "quote \" and backslash \\",
        "nul \0 and escape \u001B[31m",
        "separators \u2028 \u2029 \u0085 \u000B \f",
        "emoji 😀 and é",
        "delete \u007F",
        "noncharacters \uFFFE \uFFFF",
        "{\"json\":\"inside\"}"
      })
  void everyTextComesBackAsItWas(String text) {
    assertThat(LineMessage.fromBody(message(text).toBody())).isEqualTo(message(text));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyByteSequenceComesBackAsItWas(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(1, 400)];
    random.nextBytes(bytes);
    var message = message(LineBytes.owning(bytes));

    assertThat(LineMessage.fromBody(message.toBody()).line().content().toByteArray())
        .isEqualTo(bytes);
  }

  /// SQS takes U+0009, U+000A, U+000D and U+0020 up, without U+FFFE, U+FFFF and lone surrogates;
  /// one forbidden character and the message is refused for good.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bodyHasOnlyCharactersThatSqsTakes(long seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    random
        .ints(200, 0, 0x11_0000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(text::appendCodePoint);
    random.ints(50, 0, 0x20).forEach(text::appendCodePoint);
    text.append(random.nextBoolean() ? "\uFFFE" : "");

    assertThat(message(text.toString()).toBody().codePoints())
        .allMatch(c ->
            c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x1_0000);
  }

  /// 320 KiB of 0x01 would be six times as much in JSON escapes, of backslashes twice as much.
  @ParameterizedTest(name = "all bytes {0}")
  @ValueSource(ints = {0x01, '\\', '"', 'a', 0x7F, 0xE9, 0xFF})
  void bodyNeverExceedsFourThirdsOfTheLinePlusOneKilobyte(int value) {
    var bytes = new byte[MAX_LINE_BYTES];
    Arrays.fill(bytes, (byte) value);
    var message = message(LineBytes.owning(bytes));

    assertThat(message.toBody().getBytes(UTF_8).length)
        .isLessThanOrEqualTo(MAX_LINE_BYTES * 4 / 3 + 1024);
    assertThat(LineMessage.fromBody(message.toBody())).isEqualTo(message);
  }

  @Test
  void bytesThatAreNotUtf8TravelAsBase64() {
    var latin1 = LineBytes.owning("é".getBytes(ISO_8859_1));

    assertThat(message(latin1).toBody()).contains("\"base64\":\"6Q==\"").doesNotContain("text");
  }

  @Test
  void truncatedLineKeepsItsTrueLength() {
    var line = new Line(1, 0, LineBytes.ofText("begin"), 1_000_000);
    var message = new LineMessage(RUN, 0, line);

    var read = LineMessage.fromBody(message.toBody());

    assertThat(read.line().isTruncated()).isTrue();
    assertThat(read.line().lengthBytes()).isEqualTo(1_000_000);
  }

  @Test
  void unknownFieldsArePassedOver() {
    var body = message("x").toBody().replace("\"range\"", "\"new\":{\"a\":[1]},\"range\"");

    assertThat(LineMessage.fromBody(body)).isEqualTo(message("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "{\"v\":2,\"run\":\"1eaf1c3d-fe2c-8977-8722-e5a4b14c2a17\",\"range\":0,\"line\":1,\"offset\":0,\"text\":\"\"}",
        "{\"v\":1,\"run\":\"nonsense\",\"range\":0,\"line\":1,\"offset\":0,\"text\":\"\"}",
        "{\"v\":1,\"run\":\"1eaf1c3d-fe2c-8977-8722-e5a4b14c2a17\",\"range\":0,\"line\":1,\"text\":\"a\"}",
        "{\"v\":1,\"run\":\"1eaf1c3d-fe2c-8977-8722-e5a4b14c2a17\",\"range\":0,\"line\":1,\"offset\":0}",
        "{\"v\":1,\"run\":\"1eaf1c3d-fe2c-8977-8722-e5a4b14c2a17\",\"range\":0,\"line\":1,\"offset\":0,\"text\":\"a\""
      })
  void foreignBodyIsRefused(String body) {
    assertThatThrownBy(() -> LineMessage.fromBody(body))
        .isInstanceOf(MalformedMessageException.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static LineMessage message(String text) {
    return message(LineBytes.ofText(text));
  }

  private static LineMessage message(LineBytes content) {
    return new LineMessage(RUN, 2, new Line(7, 512, content, content.length()));
  }
}
