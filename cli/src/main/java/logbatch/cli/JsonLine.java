package logbatch.cli;

import java.util.Map;
import tools.jackson.jr.ob.JSON;

/// A JSON object on one line, for other programs, and harmless to a terminal all the same.
final class JsonLine {

  private JsonLine() {}

  /// The object's text. What a terminal would not show, or would obey, is escaped.
  static String of(Map<String, Object> fields) {
    return harmless(JSON.std.asString(fields));
  }

  /// A JSON string with its quotes, escaped in the same way.
  static String quoted(String text) {
    return harmless(JSON.std.asString(text));
  }

  /// JSON whose line breaks are all outside its texts, with the rest of what a terminal would not
  /// show or would obey escaped.
  static String harmless(String json) {
    var line = new StringBuilder(json.length());
    json.codePoints()
        .forEach(c -> {
          if (Visible.isHidden(c) && c != '\n') {
            // Only within a string can there be one.
            Character.toString(c).chars().forEach(unit -> line.append("\\u%04X".formatted(unit)));
          } else {
            line.appendCodePoint(c);
          }
        });
    return line.toString();
  }
}
