package logbatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  @ParameterizedTest
  @CsvSource({"1, 30", "2, 150", "3, 750", "4, 3600", "5, 3600", "100, 3600"})
  void visibilityGrowsToAnHour(int receiveCount, long seconds) {
    assertThat(RetrySchedule.afterOutsideTrouble(receiveCount)).hasSeconds(seconds);
  }

  /// 30 + 150 + 750 s > 10 min: the fourth attempt is after the trouble, the fifth would be the
  /// last.
  @Test
  void tenMinutesOfTroubleLeaveAnAttempt() {
    var untilFourthAttempt = Duration.ZERO;
    for (int n = 1; n <= 3; n++) {
      untilFourthAttempt = untilFourthAttempt.plus(RetrySchedule.afterOutsideTrouble(n));
    }

    assertThat(untilFourthAttempt).isGreaterThan(Duration.ofMinutes(10));
  }
}
