package logbatch.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The metrics of one log line, and how they are said in the Embedded Metric Format: a member
/// `_aws` that names those fields of the line that are metrics or their dimensions.
///
/// @param metrics those whose value is not 0
record EmbeddedMetrics(List<Metric> metrics) {

  /// @param fields names and values in turn
  static EmbeddedMetrics among(Object... fields) {
    var metrics = new ArrayList<Metric>();
    for (int i = 0; i + 1 < fields.length; i += 2) {
      if (fields[i] instanceof Metric metric && ((Number) fields[i + 1]).doubleValue() != 0) {
        metrics.add(metric);
      }
    }
    return new EmbeddedMetrics(metrics);
  }

  boolean isEmpty() {
    return metrics.isEmpty();
  }

  void write(JsonGenerator json, Instant time) {
    json.writeObjectPropertyStart("_aws");
    json.writeNumberProperty("Timestamp", time.toEpochMilli());
    json.writeArrayPropertyStart("CloudWatchMetrics");
    metrics.forEach(metric -> write(json, metric));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Metric metric) {
    json.writeStartObject();
    json.writeStringProperty("Namespace", Metric.NAMESPACE);
    json.writeArrayPropertyStart("Dimensions");
    json.writeStartArray();
    metric.dimensions().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndArray();
    json.writeArrayPropertyStart("Metrics");
    json.writeStartObject();
    json.writeStringProperty("Name", metric.wireName());
    json.writeStringProperty("Unit", metric.unit());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
