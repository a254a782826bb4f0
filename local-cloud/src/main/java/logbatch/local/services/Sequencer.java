package logbatch.local.services;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers objects in the order in which they were created, as S3's `sequencer` does for one key.
/// Thread-safe.
///
/// The numbers are microseconds of the clock, so they also grow from one start of the process to
/// the next.
final class Sequencer {

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  Sequencer(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// The next number: 16 hexadecimal digits, greater than all before.
  String next() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    return "%016X".formatted(last.updateAndGet(before -> Math.max(before + 1, micros)));
  }
}
