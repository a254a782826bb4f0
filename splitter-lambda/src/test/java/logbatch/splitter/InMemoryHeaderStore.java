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
  public boolean replace(Header old, Header header) {
    var now =
        headers.computeIfPresent(
            header.run(),
            (run, current) -> current.upload().equals(old.upload()) ? header : current);
    return now == header;
  }
}
