package logbatch.splitter;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import logbatch.model.Header;
import logbatch.model.RunId;

/// Headers in memory.
final class InMemoryHeaderStore implements HeaderStore {

  private final ConcurrentHashMap<RunId, Header> headers = new ConcurrentHashMap<>();

  @Override
  public Optional<Header> find(RunId run) {
    return Optional.ofNullable(headers.get(run));
  }

  @Override
  public boolean putIfAbsent(Header header) {
    return headers.putIfAbsent(header.run(), header) == null;
  }

  @Override
  public boolean replace(Header known, Header newer) {
    var current = headers.get(newer.run());
    return current != null
        && current.upload().equals(known.upload())
        && current.ranges().compression() == known.ranges().compression()
        && headers.replace(newer.run(), current, newer);
  }
}
