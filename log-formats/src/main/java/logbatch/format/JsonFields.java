package logbatch.format;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Goes through a JSON object and keeps what its known fields say. Nothing else of it is decoded.
/// Not thread-safe.
final class JsonFields {

  /// Objects around a field that is still looked at.
  private static final int DEPTH_MAX = 6;

  /// Values longer than this are neither timestamp nor level nor status code.
  private static final int VALUE_LENGTH_MAX = 64;

  private final JsonParser json;
  private final Fields fields;

  JsonFields(JsonParser json, Fields fields) {
    this.json = json;
    this.fields = fields;
  }

  /// Reads the object that has just begun, up to its end.
  void read() {
    read(FieldNames.root(), false, 0);
  }

  /// @param around what the fields' names follow
  /// @param isWrapped whether a field may also be named as if it stood by itself
  private void read(FieldName around, boolean isWrapped, int depth) {
    for (var text = json.nextName(); text != null; text = json.nextName()) {
      var name = name(around, isWrapped, text);
      var value = json.nextToken();
      if (name == null) {
        json.skipChildren();
      } else {
        read(name, value, depth);
      }
    }
  }

  private static FieldName name(FieldName around, boolean isWrapped, String text) {
    var joined = around.then(text);
    if (!isWrapped || (joined != null && joined.meaning().isPresent())) {
      return joined;
    }
    var alone = FieldNames.root().then(text);
    return alone != null ? alone : joined;
  }

  private void read(FieldName name, JsonToken value, int depth) {
    switch (value) {
      case START_OBJECT -> readInner(name, depth + 1);
      case START_ARRAY -> readFirst(name, depth);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          name.meaning().ifPresent(meaning -> add(meaning, depth));
      default -> {}
    }
  }

  private void readInner(FieldName name, int depth) {
    if (depth <= DEPTH_MAX) {
      read(name, name.isWrapper(), depth);
    } else {
      json.skipChildren();
    }
  }

  /// Some wrap several records into an array. The first one stands for the line.
  private void readFirst(FieldName name, int depth) {
    if (!name.isWrapper()) {
      json.skipChildren();
      return;
    }
    var element = json.nextToken();
    if (element == JsonToken.START_OBJECT) {
      readInner(name, depth + 1);
      element = json.nextToken();
    }
    while (element != JsonToken.END_ARRAY) {
      json.skipChildren();
      element = json.nextToken();
    }
  }

  private void add(FieldMeaning meaning, int depth) {
    if (meaning.role() == FieldMeaning.Role.LINE || json.getStringLength() <= VALUE_LENGTH_MAX) {
      fields.add(meaning, depth, json.getString());
    }
  }
}
