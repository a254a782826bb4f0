package logbatch.aws;

import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Structured log lines on standard output, which Lambda passes on to CloudWatch as they are. A
/// line with a [Metric] among its fields is a metric too, in the [Embedded Metric
/// Format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html)
/// (November 2026), so that no call is made for it.
///
/// The content of a log line that is being processed never belongs in here. Stateless but for its
/// stream; safe for all threads, since a line is printed in one call.
public final class JsonLog {

  private static final JsonFactory JSON = new JsonFactory();

  /// The variable that names the stack.
  private static final String STACK_NAME = "STACK_NAME";

  private final PrintStream out;
  private final Clock clock;
  private final String stack;

  /// @param out where lines go
  /// @param stack the value of the dimension that all metrics have
  public JsonLog(PrintStream out, Clock clock, String stack) {
    this.out = out;
    this.clock = clock;
    this.stack = stack;
  }

  /// The log of a function.
  ///
  /// @param environment the function's variables
  public static JsonLog ofFunction(Map<String, String> environment, Clock clock) {
    return new JsonLog(System.out, clock, environment.getOrDefault(STACK_NAME, "unknown"));
  }

  /// Logs something that is as it should be.
  ///
  /// @param message what happened, without values: those are fields
  /// @param fields names and values in turn, such as `"run_id", run`; a name may be a [Metric],
  ///   whose value is a number. Values are printed with `toString`, exceptions with their causes
  public void info(String message, Object... fields) {
    print("INFO", message, fields);
  }

  /// Logs something that a person should look at.
  public void warn(String message, Object... fields) {
    print("WARN", message, fields);
  }

  /// Logs something that went wrong and was not repaired.
  public void error(String message, Object... fields) {
    print("ERROR", message, fields);
  }

  private void print(String level, String message, Object... fields) {
    var line = new StringWriter();
    var now = clock.instant();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("timestamp", now.toString());
      json.writeStringProperty("level", level);
      json.writeStringProperty("message", message);
      for (int i = 0; i + 1 < fields.length; i += 2) {
        json.writeName(String.valueOf(fields[i]));
        writeValue(json, fields[i + 1]);
      }
      var metrics = EmbeddedMetrics.among(fields);
      if (!metrics.isEmpty()) {
        json.writeStringProperty(Metric.STACK, stack);
        metrics.write(json, now);
      }
      json.writeEndObject();
    }
    out.println(line);
  }

  private static void writeValue(JsonGenerator json, Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Throwable thrown -> json.writeString(withCauses(thrown));
      default -> json.writeString(value.toString());
    }
  }

  private static String withCauses(Throwable thrown) {
    return thrown.getCause() == null
        ? thrown.toString()
        : thrown + " caused by " + withCauses(thrown.getCause());
  }
}
