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
          Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC),
          "my-stack");

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

  /// A line that CloudWatch makes metrics of has a member `_aws`, which names them; their values
  /// and dimensions are fields of the line.
  @Test
  void metricIsAFieldThatTheLineNamesAsSuch() {
    log.info("range read", "run_id", "r", Metric.LINES_READ, 7L);

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            {"timestamp":"2026-11-23T10:00:00Z","level":"INFO","message":"range read","run_id":"r",\
            "splitter_lines_read_total":7,"stack":"my-stack","_aws":{"Timestamp":1795428000000,\
            "CloudWatchMetrics":[{"Namespace":"LogBatchProcessor","Dimensions":[["stack"]],\
            "Metrics":[{"Name":"splitter_lines_read_total","Unit":"Count"}]}]}}
            """);
  }

  @Test
  void metricWithAReasonHasItAsDimension() {
    log.info("lines rejected", "reason", "invalid_json", Metric.LINES_REJECTED, 2);

    assertThat(bytes.toString(UTF_8))
        .contains("\"reason\":\"invalid_json\"", "\"Dimensions\":[[\"stack\",\"reason\"]]");
  }

  @Test
  void secondsKeepTheirFraction() {
    log.info("a report was written", Metric.REPORT_SECONDS, 1.25);

    assertThat(bytes.toString(UTF_8))
        .contains("\"reporter_report_seconds\":1.25", "\"Unit\":\"Seconds\"");
  }

  /// CloudWatch charges for a metric by the hours in which there was a value.
  @Test
  void ofNothingNoMetricIsSent() {
    log.info("range read", Metric.LINES_READ, 0L);

    assertThat(bytes.toString(UTF_8))
        .contains("\"splitter_lines_read_total\":0")
        .doesNotContain("_aws", "stack");
  }
}
