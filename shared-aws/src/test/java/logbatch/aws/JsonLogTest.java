package logbatch.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JsonLogTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final JsonLog log =
      new JsonLog(
          new PrintStream(bytes, true, UTF_8),
          Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void lineIsOneJsonObjectWhateverTheValues() {
    log.warn("object ignored", "key", "a\"b\nc\u001B[31m", "size_bytes", 42L, "cause", null);

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            {"timestamp":"2026-11-23T10:00:00Z","level":"WARN","message":"object ignored",\
            "key":"a\\"b\\nc\\u001B[31m","size_bytes":42,"cause":null}
            """);
  }

  @Test
  void exceptionIsLoggedWithItsCauses() {
    log.error(
        "range failed", "cause", new IllegalStateException("a", new IllegalArgumentException("b")));

    assertThat(bytes.toString(UTF_8))
        .contains(
            "\"cause\":\"java.lang.IllegalStateException: a caused by java.lang.IllegalArgumentException: b\"");
  }
}
