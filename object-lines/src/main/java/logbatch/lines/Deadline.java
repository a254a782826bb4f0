package logbatch.lines;

import java.time.Clock;
import java.time.Duration;

/// When an invocation must stop reading, early enough to wait for what is on its way, to write its
/// checkpoint and to hand the rest over.
///
/// @param clock says what time it is
/// @param epochMillis when to stop
public record Deadline(Clock clock, long epochMillis) {

  /// What comes after the stop: a send gives up within half a minute, then two requests follow.
  private static final Duration RESERVE_MAX = Duration.ofSeconds(45);

  /// For those who may take as long as it takes.
  public static Deadline never() {
    return new Deadline(Clock.systemUTC(), Long.MAX_VALUE);
  }

  /// The deadline of an invocation.
  ///
  /// @param remaining time until the invocation is killed; at least half of it goes into reading
  public static Deadline before(Duration remaining, Clock clock) {
    long reserve = Math.min(RESERVE_MAX.toMillis(), remaining.toMillis() / 2);
    return new Deadline(clock, clock.millis() + remaining.toMillis() - reserve);
  }

  public boolean isPast() {
    return clock.millis() >= epochMillis;
  }
}
