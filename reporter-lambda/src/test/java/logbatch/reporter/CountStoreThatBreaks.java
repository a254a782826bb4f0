package logbatch.reporter;

import java.util.Optional;
import java.util.random.RandomGenerator;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// Breaks off now and then: before a read, before a write, or after a write that nobody then hears
/// of.
final class CountStoreThatBreaks implements CountStore {

  /// What stands for a crash, or for a service that does not answer.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final CountStore store;
  private final RandomGenerator random;
  private final double probability;

  CountStoreThatBreaks(CountStore store, RandomGenerator random, double probability) {
    this.store = store;
    this.random = random;
    this.probability = probability;
  }

  @Override
  public Optional<CountPart> read(RunId run, String shardId) {
    maybeBreak();
    return store.read(run, shardId);
  }

  @Override
  public boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part) {
    maybeBreak();
    boolean written = store.replace(run, before, part);
    maybeBreak();
    return written;
  }

  private void maybeBreak() {
    if (random.nextDouble() < probability) {
      throw new Broken();
    }
  }
}
