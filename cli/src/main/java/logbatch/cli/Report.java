package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import logbatch.model.ReportStatus;
import tools.jackson.jr.ob.JSON;

/// A report as it was fetched.
///
/// @param path where it was written to
/// @param fields the parsed JSON
record Report(Path path, Map<String, Object> fields) {

  static Report parse(byte[] json, Path path) throws IOException {
    return new Report(path, JSON.std.mapFrom(new String(json, UTF_8)));
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
