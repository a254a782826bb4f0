package logbatch.splitter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import logbatch.model.Checkpoint;
import logbatch.model.Failure;
import logbatch.model.RangePart;
import logbatch.model.RangePart.State;
import logbatch.model.RunId;

/// A range as its holder writes it, now and then and at the end. Not thread-safe.
final class RangeHolder {

  private final RangeStore ranges;
  private final RunId run;
  private final RangePart begun;
  private final Duration interval;
  private final Clock clock;
  private Checkpoint written;
  private Instant due;

  /// @param begun as [RangeStore#begin] gave it
  /// @param interval between two checkpoints
  RangeHolder(RangeStore ranges, RunId run, RangePart begun, Duration interval, Clock clock) {
    this.ranges = ranges;
    this.run = run;
    this.begun = begun;
    this.interval = interval;
    this.clock = clock;
    this.written = begun.checkpoint();
    this.due = clock.instant().plus(interval);
  }

  /// Where this invocation began.
  Checkpoint start() {
    return begun.checkpoint();
  }

  /// How far the part says that it has come.
  Checkpoint written() {
    return written;
  }

  boolean isDue() {
    return !clock.instant().isBefore(due);
  }

  boolean hasAdvanced() {
    return written.nextOffset() > start().nextOffset()
        || written.skippedBytes() > start().skippedBytes();
  }

  /// Writes a checkpoint, unless nothing has moved.
  void checkpoint(Checkpoint taken) throws EpochLostException {
    if (!taken.equals(written)) {
      write(taken, State.RUNNING, Optional.empty());
    }
    due = clock.instant().plus(interval);
  }

  void done(Checkpoint taken) throws EpochLostException {
    write(taken, State.DONE, Optional.empty());
  }

  void failed(Checkpoint taken, Failure failure) throws EpochLostException {
    write(taken, State.FAILED, Optional.of(failure));
  }

  private void write(Checkpoint taken, State state, Optional<Failure> failure)
      throws EpochLostException {
    ranges.write(
        run, new RangePart(begun.index(), begun.epoch(), taken, state, failure, clock.instant()));
    written = taken;
  }
}
