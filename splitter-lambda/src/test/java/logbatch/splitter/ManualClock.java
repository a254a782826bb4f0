package logbatch.splitter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is moved. As a [Pause] it moves itself instead of waiting.
final class ManualClock extends Clock implements Pause {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final Duration tick;

  ManualClock() {
    this(Duration.ZERO);
  }

  /// @param tick what each look at it takes
  ManualClock(Duration tick) {
    this.tick = tick;
  }

  void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  @Override
  public Instant instant() {
    return now.getAndUpdate(instant -> instant.plus(tick));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nothing here asks for a zone");
  }
}
