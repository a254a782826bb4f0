package logbatch.format;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import logbatch.model.ContentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserFormatsTest {

  private static final FileContext FILE =
      new FileContext(
          ContentKind.TEXT,
          Optional.empty(),
          new TimeRules(Instant.parse("2026-11-03T12:00:00Z"), ZoneId.of("America/Sao_Paulo")));

  @Test
  void namedGroupsBecomeTheReading() {
    var format =
        format(
                "^(?P<timestamp>\\S+) (?P<status>\\d+) (?<level>\\w+)",
                "2026-11-03T04:05:06Z 404 warning")
            .sample("timestamp: 2026-11-03T04:05:06Z", "status: 404", "level: WARN")
            .read();

    assertThat(read(format, "2026-11-03T04:05:07.5 503 E x"))
        .isEqualTo("2026-11-03T07:05:07.500Z 503 ERROR E");
  }

  @Test
  void patternMatchesAnywhereUnlessItSaysOtherwise() {
    var format = format("level=(?P<level>\\w+)", "a level=info b").sample("level: INFO").read();

    assertThat(read(format, "x level=error y")).isEqualTo("- - ERROR");
    assertThat(format.parse("x", FILE)).isEmpty();
  }

  @Test
  void lineOfWhichNoGroupMakesSenseIsLeftToTheOtherFormats() {
    var format = format("(?P<level>\\w+)?", "INFO").sample("level: INFO").read();

    assertThat(format.parse("loud", FILE)).isEmpty();
    assertThat(format.parse("", FILE)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dd.MM.yyyy HH:mm:ss,SSS   | 03.11.2026 04:05:06,789         | 2026-11-03T07:05:06.789Z
          dd.MM.uuuu HH:mm          | 03.11.2026 04:05                | 2026-11-03T07:05:00Z
          yyyyMMddHHmmssSSS         | 20261103040506789               | 2026-11-03T07:05:06.789Z
          dd MMM yyyy hh:mm:ss a    | 03 NOV 2026 04:05:06 pm         | 2026-11-03T19:05:06Z
          yyyy-MM-dd HH:mm:ssX      | 2026-11-03 04:05:06+02          | 2026-11-03T02:05:06Z
          yyyy-MM-dd HH:mm:ss VV    | 2026-11-03 04:05:06 Asia/Tokyo  | 2026-11-02T19:05:06Z
          MMM dd HH:mm:ss           | Dec 30 04:05:06                 | 2025-12-30T07:05:06Z
          """)
  void timestampIsReadByItsPattern(String pattern, String text, Instant expected) {
    assertThat(UserTimestamps.ofPattern(pattern).of(text, FILE.times())).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30.02.2026 04:05", "03.11.2026", "03.11.2026 24:05", "x", ""})
  void textThatIsNoTimestampIsNone(String text) {
    assertThat(UserTimestamps.ofPattern("dd.MM.yyyy HH:mm").of(text, FILE.times())).isEmpty();
    assertThat(UserTimestamps.ofPattern("dd.MM.yyyy").of("03.11.2026", FILE.times())).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var file =
        """
        formats:
          - name: Shop
            regex: '(?=a)(?P<level>b)'
            timestamp: qqqqqqq
            colour: red
            samples: []
          - name: json
            regex: 'level'
            samples:
              - line: a
                status: {}
                level: loud
              - timestamp: yesterday
        """;

    assertThatThrownBy(() -> UserFormats.parse(file))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .satisfies(message ->
            assertThat(message.lines())
                .satisfiesExactlyInAnyOrder(
                    line -> assertThat(line).startsWith("format Shop has an unknown key colour"),
                    line -> assertThat(line).startsWith("format Shop has a name that is not"),
                    line ->
                        assertThat(line).startsWith("format Shop has a regex that RE2 does not"),
                    line -> assertThat(line).startsWith("format Shop has a timestamp pattern"),
                    line -> assertThat(line).startsWith("format Shop has no list of samples"),
                    line -> assertThat(line).startsWith("format json has a name that is taken"),
                    line -> assertThat(line).startsWith("format json has a regex without a group"),
                    line -> assertThat(line).startsWith("format json, sample 1 status is no text"),
                    line -> assertThat(line).startsWith("format json, sample 1 has the level loud"),
                    line -> assertThat(line).startsWith("format json, sample 1 is not matched"),
                    line -> assertThat(line).startsWith("format json, sample 2 has a timestamp")));
  }

  @Test
  void sampleThatIsReadOtherwiseIsTold() {
    assertThatThrownBy(() -> format("(?P<status>\\d+)", "404").sample("status: 200").read())
        .hasMessageContaining(
            "format mine, sample 1 is read otherwise: status is 404 instead of 200");
  }

  @Test
  void sampleThatAnEarlierFormatReadsIsTold() {
    var file =
        """
        formats:
          - {name: a, regex: '(?P<level>INFO)', samples: [{line: INFO, level: INFO}]}
          - {name: b, regex: 'b (?P<level>INFO)', samples: [{line: b INFO, level: INFO}]}
        """;

    assertThatThrownBy(() -> UserFormats.parse(file))
        .hasMessageContaining("format b, sample 1 is read by format a before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "formats: 1",
        "formats: []",
        "formats: [1]",
        "{",
        "a: &a [*a, *a]",
        "formats: []\nformats: []"
      })
  void textThatIsNoFileOfFormatsIsRefused(String text) {
    assertThatThrownBy(() -> UserFormats.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void jsonIsReadToo() {
    assertThat(
            UserFormats.parse(
                    "{\"formats\":[{\"name\":\"mine\",\"regex\":\"(?P<level>INFO)\",\"samples\":[{\"line\":\"INFO\",\"level\":\"INFO\"}]}]}")
                .formats())
        .hasSize(1);
  }

  @Test
  void patternThatIsTooLargeIsRefused() {
    assertThatThrownBy(
            () -> format("((a{100}){100}(?P<level>b))", "b").sample("level: INFO").read())
        .hasMessageContaining("make its repetitions smaller");
  }

  /// With a backtracking matcher these would not end within the age of the world.
  @ParameterizedTest
  @ValueSource(
      strings = {"^(a+)+(?P<level>INFO)$", "^(a|aa)+(?P<level>INFO)$", "(.*a){10}(?P<level>INFO)"})
  @Timeout(value = 10, unit = SECONDS)
  void patternThatIsCatastrophicElsewhereTakesLinearTime(String regex) {
    var line = "a".repeat(20);
    var format = format(regex, line + "INFO").sample("level: INFO").read();

    assertThat(format.parse("a".repeat(1 << 20), FILE)).isEmpty();
  }

  private static Draft format(String regex, String line) {
    return new Draft(regex, line);
  }

  private static String read(LogFormat format, String line) {
    return Sample.written(format.parse(line, FILE).orElseThrow());
  }

  private record Draft(String regex, String line) {

    Complete sample(String... expected) {
      return new Complete(
          """
          formats:
            - name: mine
              regex: '%s'
              samples:
                - line: '%s'
                  %s
          """
              .formatted(regex, line, String.join("\n        ", expected)));
    }
  }

  private record Complete(String file) {

    LogFormat read() {
      return UserFormats.parse(file).formats().getFirst();
    }
  }
}
