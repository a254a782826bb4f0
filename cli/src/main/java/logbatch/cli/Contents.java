package logbatch.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import logbatch.model.Header;
import logbatch.model.ObjectVersion;
import logbatch.model.RunId;
import logbatch.model.RunParts;
import logbatch.model.Sequencer;

/// The runs of a content.
final class Contents {

  /// The order of their reports: a later upload comes after an earlier one, whichever of the two
  /// was processed once more.
  private static final Comparator<Header> OLDEST_FIRST =
      Comparator.<Header, Sequencer>comparing(header -> header.upload().sequencer())
          .thenComparingInt(Header::generation);

  private final Function<RunId, RunParts> runs;

  Contents(Function<RunId, RunParts> runs) {
    this.runs = runs;
  }

  /// All generations, the first one first; empty if the content was never planned.
  List<RunParts> generations(ObjectVersion object) {
    var generations = new ArrayList<RunParts>();
    while (true) {
      var parts = runs.apply(RunId.of(object, generations.size()));
      if (parts.header().isEmpty()) {
        return generations;
      }
      generations.add(parts);
    }
  }

  /// The run that the report is about; empty if the content was never planned.
  Optional<RunParts> newestRun(ObjectVersion object) {
    return generations(object).stream()
        .max(Comparator.comparing(parts -> parts.header().orElseThrow(), OLDEST_FIRST));
  }

  /// The one whose report wins.
  static Optional<Header> newest(List<Header> headers) {
    return headers.stream().max(OLDEST_FIRST);
  }
}
