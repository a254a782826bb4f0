package logbatch.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.model.Header;
import logbatch.model.RangePart;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunParts;

/// What a run's parts say about how far it is.
///
/// @param parts of a run that has a header
record RunStatus(RunParts parts) {

  Header header() {
    return parts.header().orElseThrow();
  }

  /// What the last look at the run found.
  ReportStatus status() {
    return parts.report().map(ReportPart::status).orElse(ReportStatus.PROCESSING);
  }

  /// Lines that SQS has taken so far.
  long sent() {
    return state().split().sent();
  }

  /// Lines stored as processed.
  long processed() {
    return parts.stored().processed();
  }

  /// Lines stored as rejected.
  long rejected() {
    return parts.stored().rejected();
  }

  /// Lines sent and not counted as stored yet. Not negative: a count may come before the
  /// checkpoint.
  long pending() {
    return Math.max(0, sent() - processed() - rejected());
  }

  int rangesDone() {
    return Math.toIntExact(parts.ranges().stream().filter(RangePart::isDone).count());
  }

  /// Every range of the plan, in its order.
  ///
  /// @return with an empty part for one that nobody has begun
  List<Range> ranges() {
    var begun = parts.rangesByIndex();
    return IntStream.range(0, header().ranges().count())
        .mapToObj(index -> new Range(index, Optional.ofNullable(begun.get(index))))
        .toList();
  }

  /// A range and how far it has come.
  ///
  /// @param index from 0
  /// @param part empty if nobody has begun it
  record Range(int index, Optional<RangePart> part) {

    /// In a word: `waiting`, `running`, `done` or `failed`.
    String state() {
      return part.map(begun -> begun.state().name().toLowerCase(Locale.ROOT)).orElse("waiting");
    }

    boolean isDone() {
      return part.filter(RangePart::isDone).isPresent();
    }
  }

  RunState state() {
    return RunState.of(parts);
  }
}
