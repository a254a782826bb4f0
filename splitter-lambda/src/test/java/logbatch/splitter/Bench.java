package logbatch.splitter;

import java.time.Duration;
import logbatch.lines.InMemoryObjectSource;
import logbatch.lines.RangeReader;

/// A splitter over fakes.
///
/// @param objects the input bucket
/// @param headers as in BatchesTable
/// @param ranges as in BatchesTable
/// @param lines log-processing-queue
/// @param tasks log-split-queue
record Bench(
    InMemoryObjectSource objects,
    InMemoryHeaderStore headers,
    InMemoryRangeStore ranges,
    RecordingMessageSender lines,
    RecordingMessageSender tasks) {

  static final int MAX_LINE_BYTES = 1024;
  static final long RANGE_BYTES = 1_000_000;
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  static Bench empty() {
    return new Bench(
        new InMemoryObjectSource(),
        new InMemoryHeaderStore(),
        new InMemoryRangeStore(),
        new RecordingMessageSender(),
        new RecordingMessageSender());
  }

  Planner planner() {
    return new Planner(
        objects, headers, ranges, new CutSizes(RANGE_BYTES, MAX_LINE_BYTES), new ManualClock());
  }

  RangeSplitter rangeSplitter(ManualClock clock) {
    return new RangeSplitter(
        new RangeReader(objects, MAX_LINE_BYTES),
        ranges,
        new RetryingSender(lines, clock, clock),
        taskQueue(clock),
        CHECKPOINT_INTERVAL,
        clock);
  }

  RangeTaskQueue taskQueue(ManualClock clock) {
    return new RangeTaskQueue(new RetryingSender(tasks, clock, clock));
  }
}
