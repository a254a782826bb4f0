package logbatch.splitter;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import logbatch.model.Header;
import logbatch.model.ReportPart;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;

/// Headers in memory.
final class InMemoryHeaderStore implements HeaderStore {

  private final ConcurrentHashMap<RunId, Header> headers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<RunId, ReportPart> reports = new ConcurrentHashMap<>();

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

  @Override
  public void open(RunId run) {
    reports.merge(
        run,
        new ReportPart(ReportStatus.PROCESSING, 0, ""),
        (known, _) ->
            known.isOpen()
                ? known
                : new ReportPart(ReportStatus.PROCESSING, known.revision(), known.digest()));
  }

  /// The note of the reporter's last look, or of whoever has opened the run.
  Optional<ReportPart> report(RunId run) {
    return Optional.ofNullable(reports.get(run));
  }

  /// Notes something, as the reporter does.
  void putReport(RunId run, ReportPart part) {
    reports.put(run, part);
  }
}
