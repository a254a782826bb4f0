package logbatch.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import logbatch.local.services.AwsAccount;
import org.junit.jupiter.api.Test;

/// The event of a schedule.
final class ScheduledEventTest {

  @Test
  void theEventHasWhatEventBridgePutsIntoIt() {
    var time = Instant.parse("2026-11-01T10:05:00.123Z");
    var event = Json.object(ScheduledEvent.at(time, "Reporter", AwsAccount.LOCAL)).orElseThrow();

    assertThat(event.remove("id")).asString().hasSize(36);
    assertThat(event)
        .isEqualTo(
            Map.of(
                "version", "0",
                "detail-type", "Scheduled Event",
                "source", "aws.events",
                "account", "000000000000",
                "time", "2026-11-01T10:05:00Z",
                "region", "us-east-1",
                "resources", List.of("arn:aws:events:us-east-1:000000000000:rule/Reporter"),
                "detail", Map.of()));
  }
}
