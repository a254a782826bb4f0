package logbatch.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// Runs that messages name, each read once. Not thread-safe.
final class KnownRuns {

  private static final int RUNS_MAX = 1_000;

  private final Function<RunId, RunParts> source;
  private final Map<RunId, RunParts> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, RunParts> eldest) {
          return size() > RUNS_MAX;
        }
      };

  KnownRuns(Function<RunId, RunParts> source) {
    this.source = source;
  }

  /// The object keys of the files that a message is about; none if that is not known.
  List<String> files(DeadLetter letter) {
    return switch (letter) {
      case DeadLetter.OfLine(var message) -> file(message.run());
      case DeadLetter.OfRange(var task) -> file(task.run());
      case DeadLetter.OfPlan(var key) -> List.of(key);
      case DeadLetter.OfUploads(var keys, _) -> keys;
      case DeadLetter.Unreadable _ -> List.of();
    };
  }

  /// How far a range has come; empty if it was never begun.
  Optional<RangePart> range(RunId run, int index) {
    return Optional.ofNullable(parts(run).rangesByIndex().get(index));
  }

  private List<String> file(RunId run) {
    return parts(run).header().map(Header::batchId).stream().toList();
  }

  private RunParts parts(RunId run) {
    return known.computeIfAbsent(run, source);
  }
}
