package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Sums over stored lines. Mergeable, and small whatever the data: a part with one stays under 8
/// KB.
///
/// @param processed lines stored as processed; signed, see [Tally]
/// @param rejected lines stored as rejected; signed
/// @param statuses processed lines by status: codes 100 to 599, levels, `UNKNOWN`, and
///   [Tally#OTHERS]
/// @param levels processed lines that have a level, by level
/// @param formats processed lines by format
/// @param reasons rejected lines by reason
/// @param timeline processed lines that have a timestamp
/// @param span the earliest and the latest timestamp seen
/// @param samples rejected lines, the first ones in the file, in its order
public record Summary(
    long processed,
    long rejected,
    Tally statuses,
    Tally levels,
    Tally formats,
    Tally reasons,
    Timeline timeline,
    Optional<Span> span,
    List<RejectedSample> samples) {

  /// Nothing counted.
  public static final Summary NONE =
      new Summary(
          0,
          0,
          Tally.NONE,
          Tally.NONE,
          Tally.NONE,
          Tally.NONE,
          Timeline.NONE,
          Optional.empty(),
          List.of());

  public Summary {
    requireNonNull(span, "span");
    // One of each line: a later version may reject it for another reason, in another shard.
    var ofLines = new TreeSet<>(RejectedSample.BY_OFFSET);
    ofLines.addAll(samples);
    samples = ofLines.stream().limit(RejectedSample.SAMPLES_MAX).toList();
  }

  /// The earliest and the latest of some instants.
  public record Span(Instant first, Instant last) {

    Span including(Span other) {
      return new Span(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  /// The sum of both.
  public Summary plus(Summary other) {
    return new Summary(
        processed + other.processed,
        rejected + other.rejected,
        statuses.plus(other.statuses),
        levels.plus(other.levels),
        formats.plus(other.formats),
        reasons.plus(other.reasons),
        timeline.plus(other.timeline),
        Stream.of(span, other.span).flatMap(Optional::stream).reduce(Span::including),
        Stream.concat(samples.stream(), other.samples.stream()).toList());
  }

  /// What has to be added to the other one for its sums to be these. Span and samples are this
  /// one's: those of the other one cannot be taken away.
  public Summary minus(Summary other) {
    return plus(
        new Summary(
            -other.processed,
            -other.rejected,
            other.statuses.negated(),
            other.levels.negated(),
            other.formats.negated(),
            other.reasons.negated(),
            other.timeline.negated(),
            Optional.empty(),
            List.of()));
  }

  /// The same sums with other samples.
  public Summary withSamples(List<RejectedSample> others) {
    return new Summary(
        processed, rejected, statuses, levels, formats, reasons, timeline, span, others);
  }

  /// The summary as a JSON object.
  public String toJson() {
    return SummaryJson.write(this);
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException if it is no summary of a version known here
  public static Summary fromJson(String json) {
    return SummaryJson.read(json);
  }
}
