package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The counts of a run beside the sums over its items, and the one `count#recount` part that makes
/// up for the difference: records that the stream has lost for good, or lines that were deleted and
/// stored once more.
///
/// The part is a difference, as all counts are, and takes the place of none of them. That is exact,
/// whatever is stored meanwhile:
///
/// * A stream record lives for 24 hours. When every item was last written longer ago than that
///   before the counts were read, each of their records is in the counts or will never be.
/// * What is stored or changed after the items were looked at is in no sum. Its record comes, and
///   is counted on top, as a difference to what was there before.
/// * It is one conditional put of one small part. The counts of the shards stay as they are, and
///   with them the sequence numbers up to which records that come again are passed over.
///
/// @param counts the `count#` parts, read before the items were looked at
/// @param countsReadAt when they were read
/// @param stored sums over all items of the run
/// @param newestStoredAt when the newest of them was stored
public record Recount(
    List<CountPart> counts, Instant countsReadAt, Summary stored, Instant newestStoredAt) {

  /// A stream record's life, and an hour for clocks and for records that are being delivered.
  private static final Duration ITEMS_OLDER_THAN = Duration.ofHours(25);

  /// The pseudo shard of the part.
  private static final String SHARD = "recount";

  public Recount {
    counts = List.copyOf(counts);
    requireNonNull(countsReadAt, "countsReadAt");
    requireNonNull(stored, "stored");
    requireNonNull(newestStoredAt, "newestStoredAt");
  }

  /// When counts of lines may be put right.
  ///
  /// @param newestStoredAt when the newest of the lines was stored
  public static Instant allowedAt(Instant newestStoredAt) {
    return newestStoredAt.plus(ITEMS_OLDER_THAN);
  }

  /// Whether a record of an item may still be counted.
  public boolean isEarly() {
    return countsReadAt.isBefore(allowedAt(newestStoredAt));
  }

  /// The recount before this one, which it takes the place of.
  public Optional<CountPart> before() {
    return counts.stream().filter(Recount::isRecount).findFirst();
  }

  /// The part that makes the sum of all parts that of the items. Its last sequence number is how
  /// many recounts there have been.
  ///
  /// @param now when it is written
  /// @throws IllegalStateException if it is too early for that
  public CountPart part(Instant now) {
    if (isEarly()) {
      throw new IllegalStateException("records of lines stored at " + newestStoredAt + " may come");
    }
    var ofShards =
        counts.stream()
            .filter(part -> !isRecount(part))
            .map(CountPart::summary)
            .reduce(Summary.NONE, Summary::plus);
    var number = before().map(part -> part.last().value()).orElse(BigInteger.ZERO);
    return new CountPart(
        SHARD, new SequenceNumber(number.add(BigInteger.ONE)), stored.minus(ofShards), now);
  }

  private static boolean isRecount(CountPart part) {
    return part.shardId().equals(SHARD);
  }
}
