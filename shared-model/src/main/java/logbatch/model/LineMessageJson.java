package logbatch.model;

import java.io.StringWriter;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The JSON of a [LineMessage].
///
///     {"v":1,"run":"…","range":0,"line":7,"offset":512,"text":"…"}
///
/// `text` gives way to `base64` where that is shorter or the only way: bytes that are not UTF-8, lines full of control
/// characters, and U+FFFE and U+FFFF, which SQS refuses. `length` is there only if the line was cut.
final class LineMessageJson {

  /// Raised whenever an older reader could misunderstand a newer message.
  static final int VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private LineMessageJson() {}

  static String write(LineMessage message) {
    var line = message.line();
    var out = new StringWriter(line.content().length() + 160);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", VERSION);
      json.writeStringProperty("run", message.run().toString());
      json.writeNumberProperty("range", message.range());
      json.writeNumberProperty("line", line.number());
      json.writeNumberProperty("offset", line.byteOffset());
      if (line.isTruncated()) {
        json.writeNumberProperty("length", line.lengthBytes());
      }
      var text = line.content().text().filter(t -> isShorterAsText(t, line.content().length()));
      if (text.isPresent()) {
        json.writeStringProperty("text", text.get());
      } else {
        json.writeStringProperty(
            "base64", Base64.getEncoder().encodeToString(line.content().toByteArray()));
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  static LineMessage read(String body) {
    var fields = new Fields();
    try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedMessageException("the body is not a JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        fields.take(json, json.currentName());
      }
      return fields.toMessage();
    } catch (JacksonException | IllegalArgumentException e) {
      throw new MalformedMessageException("the body is not a line message: " + reason(e), e);
    }
  }

  /// Whether the text may travel as it is and takes no more bytes, escaped, than base64 would.
  private static boolean isShorterAsText(String text, int bytes) {
    long budget = 4L * ((bytes + 2) / 3);
    long escaped = bytes;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\uFFFE' || c == '\uFFFF') {
        return false;
      }
      escaped += escapeBytes(c);
      if (escaped > budget) {
        return false;
      }
    }
    return true;
  }

  /// Bytes that JSON adds to a character.
  private static int escapeBytes(char c) {
    return switch (c) {
      case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 1;
      default -> c < ' ' ? 5 : 0;
    };
  }

  private static String reason(RuntimeException e) {
    return e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
  }

  /// What has been read so far.
  private static final class Fields {

    private int version;
    private RunId run;
    private int range = -1;
    private long number;
    private long offset = -1;
    private long length = -1;
    private LineBytes content;

    /// Unknown fields are passed over: a later version may add some without changing the meaning of
    /// the others.
    void take(JsonParser json, String name) {
      json.nextToken();
      switch (name) {
        case "v" -> version = json.getIntValue();
        case "run" -> run = RunId.parse(json.getString());
        case "range" -> range = json.getIntValue();
        case "line" -> number = json.getLongValue();
        case "offset" -> offset = json.getLongValue();
        case "length" -> length = json.getLongValue();
        case "text" -> content = LineBytes.ofText(json.getString());
        case "base64" -> content = LineBytes.owning(Base64.getDecoder().decode(json.getString()));
        default -> json.skipChildren();
      }
    }

    LineMessage toMessage() {
      if (version != VERSION) {
        throw new MalformedMessageException(
            "the message has version " + version + ", this code reads version " + VERSION);
      }
      if (run == null || content == null) {
        throw new MalformedMessageException("the message lacks its run or its line");
      }
      long trueLength = length < 0 ? content.length() : length;
      return new LineMessage(run, range, new Line(number, offset, content, trueLength));
    }
  }
}
