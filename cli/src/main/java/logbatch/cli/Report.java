package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import logbatch.model.ReportStatus;
import logbatch.model.RunId;
import tools.jackson.jr.ob.JSON;

/// A report.
///
/// @param fields the parsed JSON
record Report(Map<String, Object> fields) {

  static Report parse(byte[] json) {
    return new Report(JSON.std.mapFrom(new String(json, UTF_8)));
  }

  /// The run that it reports on.
  RunId run() {
    return RunId.parse(fields.get("run_id").toString());
  }

  /// The object key of its file.
  String batchId() {
    return fields.get("batch_id").toString();
  }

  ReportStatus status() {
    return ReportStatus.ofLabel(fields.get("status").toString());
  }

  boolean isComplete() {
    return status().isComplete();
  }

  long number(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  Optional<String> reason() {
    return Optional.ofNullable(fields.get("motivo")).map(Object::toString);
  }

  /// Counts by name, such as `por_status`.
  Map<?, ?> counts(String name) {
    return fields.get(name) instanceof Map<?, ?> counts ? counts : Map.of();
  }
}
