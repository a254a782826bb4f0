package logbatch.reporter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket in memory, with the conditions of the real one.
final class InMemoryReportObjects implements ReportObjects {

  private record Stored(String eTag, ReportDocument document) {}

  private final Map<String, Stored> objects = new TreeMap<>();
  private final List<String> written = new ArrayList<>();

  @Override
  public synchronized Optional<StoredReport> head(String key) {
    return Optional.ofNullable(objects.get(key))
        .map(stored -> new StoredReport(stored.eTag, Optional.ofNullable(stored.document.mark())));
  }

  @Override
  public synchronized boolean replace(
      String key, Optional<StoredReport> before, ReportDocument document) {
    var expected = before.map(StoredReport::eTag);
    var actual = Optional.ofNullable(objects.get(key)).map(Stored::eTag);
    if (!expected.equals(actual)) {
      return false;
    }
    written.add(key);
    objects.put(key, new Stored("\"etag-" + written.size() + "\"", document));
    return true;
  }

  /// Puts an object that is no report.
  void putForeign(String key) {
    objects.put(key, new Stored("\"foreign\"", new ReportDocument(null, "text/plain", "x")));
  }

  void delete(String key) {
    objects.remove(key);
  }

  String text(String key) {
    return document(key).text();
  }

  ReportMark mark(String key) {
    return document(key).mark();
  }

  List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  /// Keys of all writes that succeeded, in their order.
  List<String> written() {
    return List.copyOf(written);
  }

  private ReportDocument document(String key) {
    return objects.get(key).document();
  }
}
