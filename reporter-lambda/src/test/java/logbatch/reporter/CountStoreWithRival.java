package logbatch.reporter;

import java.util.Optional;
import logbatch.model.CountPart;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// Lets something happen between a read and the write that follows it.
final class CountStoreWithRival implements CountStore {

  private final CountStore store;
  private Runnable beforeNextWrite = () -> {};

  CountStoreWithRival(CountStore store) {
    this.store = store;
  }

  void beforeNextWrite(Runnable rival) {
    beforeNextWrite = rival;
  }

  @Override
  public Optional<CountPart> read(RunId run, String shardId) {
    return store.read(run, shardId);
  }

  @Override
  public boolean replace(RunId run, Optional<SequenceNumber> before, CountPart part) {
    var rival = beforeNextWrite;
    beforeNextWrite = () -> {};
    rival.run();
    return store.replace(run, before, part);
  }
}
