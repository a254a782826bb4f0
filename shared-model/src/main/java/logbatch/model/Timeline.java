package logbatch.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Processed lines over the time that they name. Buckets double their width until there are few
/// enough of them, so that it stays small whatever the data; two timelines merge exactly, at the
/// wider of their widths. Immutable.
///
/// @param widthExponent a bucket is 2 to this power seconds wide
/// @param buckets signed count by the number of the bucket: its start in seconds since 1970,
///   divided by the width
public record Timeline(int widthExponent, SortedMap<Long, Long> buckets) {

  /// Buckets that hold something, at most.
  public static final int BUCKETS_MAX = 64;

  /// Nothing counted.
  public static final Timeline NONE = new Timeline(0, Collections.emptySortedMap());

  public Timeline {
    var compact = merged(new TreeMap<>(buckets), 0);
    while (compact.size() > BUCKETS_MAX) {
      compact = merged(compact, 1);
      widthExponent++;
    }
    buckets = Collections.unmodifiableSortedMap(compact);
  }

  /// The sum of both, as wide as the wider one, or wider if need be.
  public Timeline plus(Timeline other) {
    int exponent = Math.max(widthExponent, other.widthExponent);
    var sum = merged(buckets, exponent - widthExponent);
    merged(other.buckets, exponent - other.widthExponent)
        .forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
    return new Timeline(exponent, sum);
  }

  /// What takes these counts away again when it is added.
  Timeline negated() {
    var negated = new TreeMap<>(buckets);
    negated.replaceAll((bucket, count) -> -count);
    return new Timeline(widthExponent, negated);
  }

  /// Width of every bucket.
  public Duration width() {
    return Duration.ofSeconds(1L << widthExponent);
  }

  /// When a bucket begins; the first one that there can be begins with [Instant#MIN].
  public Instant start(long bucket) {
    return Instant.ofEpochSecond(Math.max(Instant.MIN.getEpochSecond(), bucket << widthExponent));
  }

  /// The number of the bucket that an instant falls into.
  static long bucketOf(Instant instant, int widthExponent) {
    return instant.getEpochSecond() >> widthExponent;
  }

  private static TreeMap<Long, Long> merged(SortedMap<Long, Long> buckets, int doublings) {
    var wider = new TreeMap<Long, Long>();
    buckets.forEach((bucket, count) -> wider.merge(bucket >> doublings, count, Long::sum));
    wider.values().removeIf(count -> count == 0);
    return wider;
  }
}
