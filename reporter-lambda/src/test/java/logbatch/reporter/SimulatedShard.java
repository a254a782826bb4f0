package logbatch.reporter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// A stream shard, and how Lambda delivers it: in order the first time, in any cuts; after that any
/// stretch of it again.
final class SimulatedShard {

  private static final int BATCH_MAX = 12;

  private final String id;
  private final List<StreamRecord> records = new ArrayList<>();
  private BigInteger next;
  private int delivered;

  /// @param first sequence number of its first record
  SimulatedShard(String id, BigInteger first) {
    this.id = id;
    this.next = first;
  }

  /// Appends a record, with gaps between the numbers as DynamoDB leaves them.
  void append(RunId run, Change change, RandomGenerator random) {
    records.add(new StreamRecord(new SequenceNumber(next), run, change));
    next = next.add(BigInteger.valueOf(1 + random.nextInt(5)));
  }

  boolean isDelivered() {
    return delivered == records.size();
  }

  /// Delivers a batch to a counter: usually the next one, sometimes an old one again, always with a
  /// cut of its own.
  void deliver(Counter counter, RandomGenerator random) {
    boolean isRepeat = delivered > 0 && random.nextInt(3) == 0;
    int start = isRepeat ? random.nextInt(delivered) : delivered;
    int end = Math.min(records.size(), start + 1 + random.nextInt(BATCH_MAX));
    try {
      counter.count(id, records.subList(start, end));
      delivered = Math.max(delivered, end);
    } catch (CountStoreThatBreaks.Broken e) {
      // Not acknowledged: it comes again.
    }
  }
}
