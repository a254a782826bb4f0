package logbatch.local.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves when somebody sleeps on it.
final class ManualClock extends Clock implements Sleeper {

  private Instant now;
  private final List<Duration> slept = new ArrayList<>();

  ManualClock(String start) {
    now = Instant.parse(start);
  }

  @Override
  public void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  List<Duration> slept() {
    return slept;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("times here are UTC");
  }
}
