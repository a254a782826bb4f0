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
/// @param waiting messages in the queue, hidden ones included; approximate, as SQS's own figure is
record Progress(int files, long ended, long split, long stored, long rejected, long waiting) {

  static Progress of(Collection<RunState> runs, long waiting) {
    return new Progress(
        runs.size(),
        runs.stream().filter(RunState::hasEnded).count(),
        runs.stream().mapToLong(run -> run.split().sent()).sum(),
        runs.stream().mapToLong(run -> run.stored().processed()).sum(),
        runs.stream().mapToLong(run -> run.stored().rejected()).sum(),
        waiting);
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
