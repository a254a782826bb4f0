package logbatch.splitter;

import java.util.Optional;
import logbatch.model.Header;
import logbatch.model.RunId;

/// Lets somebody look around just before a header is replaced.
record HeaderStoreWithWitness(HeaderStore store, Runnable witness) implements HeaderStore {

  @Override
  public Optional<Header> find(RunId run) {
    return store.find(run);
  }

  @Override
  public boolean putIfAbsent(Header header) {
    return store.putIfAbsent(header);
  }

  @Override
  public boolean replace(Header known, Header newer) {
    witness.run();
    return store.replace(known, newer);
  }

  @Override
  public void open(RunId run) {
    store.open(run);
  }
}
