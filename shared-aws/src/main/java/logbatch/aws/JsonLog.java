package logbatch.aws;

import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Clock;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Structured log lines on standard output, which Lambda passes on to CloudWatch as they are.
///
/// The content of a log line that is being processed never belongs in here. Stateless but for its
/// stream; safe for all threads, since a line is printed in one call.
public final class JsonLog {

  private static final JsonFactory JSON = new JsonFactory();

  private final PrintStream out;
  private final Clock clock;

  /// @param out where lines go; `System.out` in a function
  public JsonLog(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /// Logs something that is as it should be.
  ///
  /// @param message what happened, without values: those are fields
  /// @param fields names and values in turn, such as `"run_id", run`; values are printed with
  ///   `toString`, exceptions with their causes
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
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("timestamp", clock.instant().toString());
      json.writeStringProperty("level", level);
      json.writeStringProperty("message", message);
      for (int i = 0; i + 1 < fields.length; i += 2) {
        json.writeName(String.valueOf(fields[i]));
        writeValue(json, fields[i + 1]);
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
