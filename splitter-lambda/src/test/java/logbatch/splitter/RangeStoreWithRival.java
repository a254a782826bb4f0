package logbatch.splitter;

import java.util.Optional;
import logbatch.model.RangePart;
import logbatch.model.RunId;

/// Lets another one act just before a range is begun.
record RangeStoreWithRival(RangeStore store, Runnable rival) implements RangeStore {

  @Override
  public Optional<RangePart> find(RunId run, int index) {
    return store.find(run, index);
  }

  @Override
  public Begun begin(RunId run, int index, long startOffset, Claim claim) {
    rival.run();
    return store.begin(run, index, startOffset, claim);
  }

  @Override
  public void write(RunId run, RangePart part) throws EpochLostException {
    store.write(run, part);
  }
}
