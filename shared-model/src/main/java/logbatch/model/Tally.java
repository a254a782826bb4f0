package logbatch.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts by name. The counts are signed: a redriven line may be taken away from another shard's
/// tally than the one that it was added to, and only the sum over all shards is meant to be read.
/// Immutable.
///
/// @param counts count by name, without zeros
public record Tally(SortedMap<String, Long> counts) {

  /// The name that stands for all that have none of their own.
  public static final String OTHERS = "outros";

  /// Nothing counted.
  public static final Tally NONE = new Tally(Collections.emptySortedMap());

  public Tally {
    var withoutZeros = new TreeMap<>(counts);
    withoutZeros.values().removeIf(count -> count == 0);
    counts = Collections.unmodifiableSortedMap(withoutZeros);
  }

  /// The sum of both.
  public Tally plus(Tally other) {
    var sum = new TreeMap<>(counts);
    other.counts.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return new Tally(sum);
  }

  /// What takes these counts away again when it is added.
  Tally negated() {
    var negated = new TreeMap<>(counts);
    negated.replaceAll((name, count) -> -count);
    return new Tally(negated);
  }

  /// Whether both may be tallies of the same, made in another order: where names are bounded, what
  /// one counts by name may be among the [#OTHERS] of the other.
  public boolean agreesWith(Tally other) {
    var difference = plus(other.negated());
    long onlyHereByName =
        difference.counts.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(OTHERS))
            .mapToLong(entry -> Math.max(0, entry.getValue()))
            .sum();
    // The totals being equal, what only the other counts by name is then among the others here.
    return difference.total() == 0 && onlyHereByName <= other.of(OTHERS);
  }

  /// The count of a name; 0 if it was never counted.
  public long of(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /// The sum over all names.
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
