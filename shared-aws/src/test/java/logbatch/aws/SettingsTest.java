package logbatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void allProblemsAreReportedAtOnce() {
    var settings = new Settings(Map.of("ZONE", "Mars/Olympus", "EMPTY", " "));

    settings.required("MISSING");
    settings.required("EMPTY");
    settings.required("ZONE", ZoneId::of, ZoneId.of("UTC"));

    assertThatThrownBy(settings::verify)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MISSING is not set")
        .hasMessageContaining("EMPTY is not set")
        .hasMessageContaining("ZONE is «Mars/Olympus»");
  }

  @Test
  void completeEnvironmentPasses() {
    var settings = new Settings(Map.of("NAME", "x", "BYTES", "262144"));

    assertThat(settings.required("NAME")).isEqualTo("x");
    assertThat(settings.required("BYTES", Integer::valueOf, 0)).isEqualTo(262_144);
    settings.verify();
  }

  @Test
  void accountIdHasTwelveDigits() {
    var settings = new Settings(Map.of("AWS", "123456789012", "LAPTOP", "local"));

    assertThat(settings.accountId("AWS")).contains("123456789012");
    assertThat(settings.accountId("LAPTOP")).isEmpty();
    assertThat(settings.accountId("MISSING")).isEmpty();
  }

  @Test
  void anEndpointOfS3OrOfAllServicesIsElsewhere() {
    var url = "http://localhost:4566";

    assertThat(new Settings(Map.of("AWS_ENDPOINT_URL_S3", url)).isS3Elsewhere()).isTrue();
    assertThat(new Settings(Map.of("AWS_ENDPOINT_URL", url)).isS3Elsewhere()).isTrue();
    assertThat(new Settings(Map.of("AWS_ENDPOINT_URL_SQS", url)).isS3Elsewhere()).isFalse();
  }
}
