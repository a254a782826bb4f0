package logbatch.format;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Lines made to be slow or to break something. What takes quadratic time on 1 MiB does not end
/// within the bound; what is linear takes some milliseconds.
class HostileLineTest {

  private static final int MEBIBYTE = 1 << 20;

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostileLines")
  @Timeout(value = 10, unit = SECONDS)
  void oneMebibyteIsReadInLinearTime(LogFormat format, String name, String beginning, String more) {
    var line = beginning + more.repeat((MEBIBYTE - beginning.length()) / more.length());

    for (var file : files()) {
      assertThat(format.parse(line, file)).isNotNull();
      assertThat(TerminalCodes.removedFrom(line)).hasSizeLessThanOrEqualTo(line.length());
    }
  }

  static Stream<Arguments> hostileLines() {
    return LogFormats.all().stream()
        .flatMap(format ->
            Stream.of(
                Arguments.of(format, "one character", "", "a"),
                Arguments.of(format, "blanks", "", " "),
                Arguments.of(format, "brackets", "", "["),
                Arguments.of(format, "braces", "", "{\"log\":"),
                Arguments.of(format, "arrays", "{\"a\":", "["),
                Arguments.of(format, "a number", "{\"ts\":", "9"),
                Arguments.of(format, "a name", "{\"", "t"),
                Arguments.of(format, "names", "{", "\"a\":1,"),
                Arguments.of(format, "quotes", "a b c [03/Nov/2026:04:05:06 +0000] \"", "\""),
                Arguments.of(
                    format, "escapes", "a b c [03/Nov/2026:04:05:06 +0000] \"", "\\\" 200 "),
                Arguments.of(format, "times", "a b c ", "[03/Nov/2026:04:05:06 +0000] "),
                Arguments.of(format, "a fraction", "2026-11-03T04:05:06.", "9"),
                Arguments.of(format, "an unending bracket", "[2026-11-03T04:05:06.", "9"),
                Arguments.of(format, "levels", "2026-11-03T04:05:06 ", "INFORM "),
                Arguments.of(format, "statuses", "2026-11-03T04:05:06 ", "status="),
                Arguments.of(format, "colons", "Nov  3 04:05:06 h a: ", ": "),
                Arguments.of(format, "blanks in a date", "Nov ", " "),
                Arguments.of(format, "priorities", "", "<34>"),
                Arguments.of(format, "fields", "", ","),
                Arguments.of(format, "quoted fields", "", "\"\"\"\","),
                Arguments.of(format, "escape sequences", "", "\u001B[1;"),
                Arguments.of(format, "carriage returns", "", "\r"),
                Arguments.of(format, "surrogates", "", "\uD83D\uDE00"),
                Arguments.of(format, "digits", "", "1"),
                Arguments.of(format, "dates", "", "2026-11-03 "),
                Arguments.of(format, "short dates", "", "1/1/1 "),
                Arguments.of(format, "months", "", "Nov 3 "),
                Arguments.of(format, "hyphens", "[0.", "- 404 "),
                Arguments.of(format, "tabs", "2026-11-03\t04:05:06\t", "\t"),
                Arguments.of(format, "numbers", "2026-11-03 04:05:06 GET ", "200 "),
                Arguments.of(format, "letters", "2026-11-03 04:05:06 ", "I "),
                Arguments.of(format, "protocols", "2026-11-03 04:05:06 ", "HTTP/1.1\" "),
                Arguments.of(format, "severities", "[1 ", "LOG:  "),
                Arguments.of(format, "pairs", "a=b ", "level=x "),
                Arguments.of(format, "an unending value", "a=b c=\"", "\\\""),
                Arguments.of(format, "dates as pairs", "date=1 ", "date= time= "),
                Arguments.of(format, "extensions", "CEF:0|", " rt=x start=x end=x"),
                Arguments.of(format, "audits", "type=A ", "msg=audit("),
                Arguments.of(format, "connections", "Nov  3 04:05:06 h a[1]: ", "1:1 [0/"),
                Arguments.of(format, "methods", "[03/Nov/2026:04:05:06 +0000] ", "404 - GET "),
                Arguments.of(format, "objects", "2026-11-03T04:05:06Z a: ", "{}")));
  }

  private static List<FileContext> files() {
    return Stream.of(
            "@ file=a.log",
            "@ file=a.log header=␠a␠b",
            "@ file=a.jsonl",
            "@ file=a.csv header=,a,b")
        .map(directive -> SampleContext.of(directive).context())
        .toList();
  }
}
