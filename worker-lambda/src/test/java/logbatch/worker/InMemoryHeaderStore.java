package logbatch.worker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import logbatch.model.Header;
import logbatch.model.RunId;

/// Headers in memory, and how often they were asked for.
final class InMemoryHeaderStore implements HeaderStore {

  private final Map<RunId, Header> headers = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();

  InMemoryHeaderStore(Header... headers) {
    List.of(headers).forEach(this::add);
  }

  void add(Header header) {
    headers.put(header.run(), header);
  }

  @Override
  public Optional<Header> find(RunId run) {
    reads.incrementAndGet();
    return Optional.ofNullable(headers.get(run));
  }

  int reads() {
    return reads.get();
  }
}
