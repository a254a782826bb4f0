package logbatch.model;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What travels through `log-split-queue`: the order to plan an object, as its upload would have.
/// So a file whose notification was lost is processed, and a file once more.
///
/// @param object the content
/// @param generation 0, or one more than that of the run before
/// @param upload the upload that the run belongs to
public record PlanTask(ObjectVersion object, int generation, Upload upload) {

  /// The value of the field `task`.
  public static final String TASK = "plan";

  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  public PlanTask {
    requireNonNull(object, "object");
    requireNonNull(upload, "upload");
    if (generation < 0) {
      throw new IllegalArgumentException("generation is negative: " + generation);
    }
  }

  /// The task's SQS body.
  public String toBody() {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", VERSION);
      json.writeStringProperty("task", TASK);
      json.writeStringProperty("bucket", object.bucket());
      json.writeStringProperty("key", object.key());
      json.writeStringProperty("etag", object.eTag());
      json.writeNumberProperty("size", object.sizeBytes());
      json.writeNumberProperty("generation", generation);
      json.writeStringProperty("time", upload.time().toString());
      json.writeStringProperty("sequencer", upload.sequencer().value());
      json.writeEndObject();
    }
    return out.toString();
  }

  /// Refuses a version that is not known here.
  ///
  /// @param v the field `v`
  /// @throws MalformedMessageException if it is one
  public static void requireKnown(long v) {
    if (v != VERSION) {
      throw new MalformedMessageException(
          "the plan task has version " + v + ", this code reads version " + VERSION);
    }
  }
}
