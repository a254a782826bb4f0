package logbatch.cli;

import java.util.Optional;
import java.util.function.Function;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import logbatch.model.RunParts;

/// The runs of a content.
final class Contents {

  private final Function<RunId, RunParts> runs;

  Contents(Function<RunId, RunParts> runs) {
    this.runs = runs;
  }

  /// The newest generation; empty if the content was never planned.
  Optional<RunParts> newestRun(ObjectVersion object) {
    var newest = Optional.<RunParts>empty();
    for (int generation = 0; true; generation++) {
      var parts = runs.apply(RunId.of(object, generation));
      if (parts.header().isEmpty()) {
        return newest;
      }
      newest = Optional.of(parts);
    }
  }
}
