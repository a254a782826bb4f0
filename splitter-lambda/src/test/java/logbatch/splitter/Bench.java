package logbatch.splitter;

import logbatch.lines.RangeReader;
import logbatch.lines.InMemoryObjectSource;

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

  static Bench empty() {
    return new Bench(
        new InMemoryObjectSource(),
        new InMemoryHeaderStore(),
        new InMemoryRangeStore(),
        new RecordingMessageSender(),
        new RecordingMessageSender());
  }

  Planner planner() {
    return new Planner(objects, headers, ranges);
  }

  RangeSplitter rangeSplitter(ManualClock clock) {
    return new RangeSplitter(
        new RangeReader(objects, MAX_LINE_BYTES),
        ranges,
        new RetryingSender(lines, clock, clock),
        taskQueue(clock),
        clock);
  }

  RangeTaskQueue taskQueue(ManualClock clock) {
    return new RangeTaskQueue(new RetryingSender(tasks, clock, clock));
  }
}
