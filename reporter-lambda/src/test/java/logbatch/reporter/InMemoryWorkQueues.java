package logbatch.reporter;

import java.util.ArrayList;
import java.util.List;
import logbatch.model.RangeTask;

/// Queues as a test says that they are.
final class InMemoryWorkQueues implements WorkQueues {

  private static final Depth EMPTY = new Depth(0, 0);

  private final List<RangeTask> started = new ArrayList<>();
  private Depth lines = EMPTY;
  private Depth ranges = EMPTY;
  private int questions;

  void linesAre(Depth depth) {
    lines = depth;
  }

  void rangesAre(Depth depth) {
    ranges = depth;
  }

  List<RangeTask> started() {
    return started;
  }

  /// How often a depth was asked for.
  int questions() {
    return questions;
  }

  @Override
  public synchronized Depth lines() {
    questions++;
    return lines;
  }

  @Override
  public synchronized Depth ranges() {
    questions++;
    return ranges;
  }

  @Override
  public synchronized void start(RangeTask task) {
    started.add(task);
  }
}
