package logbatch.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Collects lines into a [Summary], starting from another one. Not thread-safe.
public final class SummaryBuilder {

  /// Format names with a count of their own.
  private static final int FORMATS_MAX = 32;

  private static final int FORMAT_NAME_MAX_CHARACTERS = 32;

  private final Summary base;
  private final Map<String, Long> statuses = new HashMap<>();
  private final Map<String, Long> levels = new HashMap<>();
  private final Map<String, Long> formats = new HashMap<>();

  /// The formats with a count of their own, those of the base included.
  private final Set<String> formatNames;

  private final Map<String, Long> reasons = new HashMap<>();
  private final Map<RecordId, RejectedSample> samples = new HashMap<>();
  private final TreeMap<Long, Long> seconds = new TreeMap<>();
  private Timeline timeline = Timeline.NONE;
  private Optional<Summary.Span> span = Optional.empty();
  private long processed;
  private long rejected;

  /// Starts from what has been counted before.
  public SummaryBuilder(Summary base) {
    this.base = base;
    formatNames = new HashSet<>(base.formats().counts().keySet());
    formatNames.remove(Tally.OTHERS);
    base.samples().forEach(sample -> samples.put(sample.id(), sample));
  }

  /// Counts a line.
  public SummaryBuilder add(ItemFacts facts) {
    count(facts, 1);
    switch (facts) {
      case ItemFacts.Processed line ->
          line.timestamp().ifPresent(at -> include(new Summary.Span(at, at)));
      case ItemFacts.Rejected line -> keep(line.sample());
    }
    return this;
  }

  /// Takes a line back that was counted before, perhaps elsewhere.
  public SummaryBuilder subtract(ItemFacts facts) {
    count(facts, -1);
    if (facts instanceof ItemFacts.Rejected line) {
      samples.remove(line.sample().id());
    }
    return this;
  }

  /// The sum so far.
  public Summary build() {
    var added =
        new Summary(
            processed,
            rejected,
            new Tally(new TreeMap<>(statuses)),
            new Tally(new TreeMap<>(levels)),
            new Tally(new TreeMap<>(formats)),
            new Tally(new TreeMap<>(reasons)),
            timeline.plus(new Timeline(0, seconds)),
            span,
            samples.values().stream().toList());
    return base.withSamples(List.of()).plus(added);
  }

  private void count(ItemFacts facts, long sign) {
    switch (facts) {
      case ItemFacts.Processed line -> {
        processed += sign;
        statuses.merge(known(line.status()), sign, Long::sum);
        line.level().ifPresent(level -> levels.merge(knownLevel(level), sign, Long::sum));
        formats.merge(knownFormat(line.format()), sign, Long::sum);
        line.timestamp().ifPresent(at -> countAt(at, sign));
      }
      case ItemFacts.Rejected line -> {
        rejected += sign;
        reasons.merge(knownReason(line.sample().reason()), sign, Long::sum);
      }
    }
  }

  private void countAt(Instant at, long sign) {
    seconds.merge(at.getEpochSecond(), sign, Long::sum);
    if (seconds.size() > 4 * Timeline.BUCKETS_MAX) {
      timeline = timeline.plus(new Timeline(0, seconds));
      seconds.clear();
    }
  }

  private void include(Summary.Span other) {
    span = Optional.of(span.map(other::including).orElse(other));
  }

  private void keep(RejectedSample sample) {
    samples.put(sample.id(), sample);
    if (samples.size() > RejectedSample.SAMPLES_MAX) {
      samples.values().stream()
          .max(RejectedSample.BY_OFFSET)
          .map(RejectedSample::id)
          .ifPresent(samples::remove);
    }
  }

  private static String known(String status) {
    boolean isCode = status.length() == 3 && status.matches("[1-5][0-9]{2}");
    return isCode || status.equals(Reading.UNKNOWN_STATUS) ? status : knownLevel(status);
  }

  private static String knownLevel(String level) {
    return Level.named(level).map(Level::name).orElse(Tally.OTHERS);
  }

  private static String knownReason(String reason) {
    return RejectionReason.ofWireName(reason).map(RejectionReason::wireName).orElse(Tally.OTHERS);
  }

  private String knownFormat(String format) {
    if (formatNames.size() < FORMATS_MAX && format.length() <= FORMAT_NAME_MAX_CHARACTERS) {
      formatNames.add(format);
    }
    return formatNames.contains(format) ? format : Tally.OTHERS;
  }
}
