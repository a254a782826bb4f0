package logbatch.cli;

import java.util.Collection;
import java.util.Locale;

/// How far some runs have come together.
///
/// @param files number of runs
/// @param ended runs that have ended
/// @param split lines sent to the queue
/// @param stored lines stored as processed
/// @param rejected lines stored as rejected
/// @param pending lines of these runs that are sent and not stored yet
/// @param waiting messages in the queue, hidden ones and those of other runs included; approximate,
///   as SQS's own figure is
/// @param share of the work that is done, from 0 to 1, each run by its size
record Progress(
    int files,
    long ended,
    long split,
    long stored,
    long rejected,
    long pending,
    long waiting,
    double share) {

  static Progress of(Collection<RunState> runs, long waiting) {
    return new Progress(
        runs.size(),
        runs.stream().filter(RunState::hasEnded).count(),
        runs.stream().mapToLong(run -> run.split().sent()).sum(),
        runs.stream().mapToLong(run -> run.stored().processed()).sum(),
        runs.stream().mapToLong(run -> run.stored().rejected()).sum(),
        runs.stream().mapToLong(RunState::pending).sum(),
        waiting,
        share(runs));
  }

  /// Whether anything has moved since then. What comes and goes in the queue may be of others, so
  /// it counts only while lines of these runs are in it.
  boolean hasMovedSince(Progress before) {
    return !withWaiting(0).equals(before.withWaiting(0))
        || (pending > 0 && waiting != before.waiting);
  }

  private Progress withWaiting(long messages) {
    return new Progress(files, ended, split, stored, rejected, pending, messages, share);
  }

  private static double share(Collection<RunState> runs) {
    double done = runs.stream().mapToDouble(run -> run.share() * run.weight()).sum();
    double all = runs.stream().mapToDouble(RunState::weight).sum();
    return all == 0 ? 0 : done / all;
  }

  /// One line for a person.
  @Override
  public String toString() {
    var files = this.files == 1 ? "" : "files %d/%d  ".formatted(ended, this.files);
    return files
        + String.format(
            Locale.ROOT,
            "split %,d  stored %,d  rejected %,d  waiting %,d",
            split,
            stored,
            rejected,
            waiting);
  }
}
