package logbatch.format;

import java.util.Optional;
import logbatch.model.ContentKind;
import logbatch.model.Reading;
import logbatch.model.Rejection;
import logbatch.model.RejectionReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// A line that is one JSON object. In a `.jsonl` file every line has to be one; elsewhere a line
/// that only looks like one is left to the other formats.
record JsonObject() implements LogFormat {

  private static final String NAME = "json";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Shape.Beginnings BEGINNINGS =
      Shape.Beginnings.of("{", " ", "\t", BYTE_ORDER_MARK);

  private static final int NESTING_MAX = 500;

  /// No line comes near this, so a string or a number may be as long as its line.
  private static final int LENGTH_MAX = 16 * 1024 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names are looked at once and forgotten; a table of them would cost more than it saves.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING_MAX)
                  .maxDocumentLength(LENGTH_MAX)
                  .maxStringLength(LENGTH_MAX)
                  .maxNameLength(LENGTH_MAX)
                  .maxNumberLength(LENGTH_MAX)
                  .build())
          .build();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean admits(Shape shape) {
    return BEGINNINGS.include(shape);
  }

  @Override
  public Optional<ParseResult> parse(String line, FileContext context) {
    boolean isPromised = context.kind() == ContentKind.JSONL;
    if (!isPromised && !startsLikeAnObject(line)) {
      return Optional.empty();
    }
    var result = read(line, context.times());
    return isPromised || result instanceof ParseResult.Parsed
        ? Optional.of(result)
        : Optional.empty();
  }

  private static boolean startsLikeAnObject(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != ' ' && c != '\t' && c != BYTE_ORDER_MARK.charAt(0)) {
        return c == '{';
      }
    }
    return false;
  }

  private static ParseResult read(String line, TimeRules times) {
    // Files with a mark each may have been joined.
    var text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
      var first = json.nextToken();
      if (first == null) {
        return rejected(RejectionReason.INVALID_JSON, "the line is white space only");
      }
      var fields = new Fields(times);
      if (first == JsonToken.START_OBJECT) {
        new JsonFields(json, fields).read();
      } else {
        json.skipChildren();
      }
      json.finishToken();
      if (json.nextToken() != null) {
        return rejected(
            RejectionReason.INVALID_JSON,
            "something follows the JSON value, at character " + position(json));
      }
      return first == JsonToken.START_OBJECT
          ? new ParseResult.Parsed(reading(fields, times))
          : rejected(RejectionReason.NOT_A_JSON_OBJECT, "the line is " + kind(first));
    } catch (StreamConstraintsException e) {
      return rejected(
          RejectionReason.INVALID_JSON, "nested deeper than " + NESTING_MAX + " levels");
    } catch (JacksonException e) {
      return rejected(
          RejectionReason.INVALID_JSON,
          "not JSON at character " + (e.getLocation().getCharOffset() + 1));
    }
  }

  private static Reading reading(Fields fields, TimeRules times) {
    var outer = fields.reading(NAME);
    return fields.line().map(line -> CarriedLine.completed(outer, line, times)).orElse(outer);
  }

  private static ParseResult rejected(RejectionReason reason, String detail) {
    return new ParseResult.Rejected(new Rejection(reason, detail));
  }

  private static long position(JsonParser json) {
    return json.currentTokenLocation().getCharOffset() + 1;
  }

  private static String kind(JsonToken first) {
    return switch (first) {
      case START_ARRAY -> "a JSON array";
      case VALUE_STRING -> "a JSON string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a JSON number";
      default -> "a JSON literal";
    };
  }
}
