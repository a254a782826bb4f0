package logbatch.model;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The JSON of a [Summary]. Counts by number are written in runs of neighbours, as the gap since the last run, the length
/// of this one, and its counts; that keeps even a summary of all 500 status codes under 8 KB.
///
///     {"v":1,"processed":3,"rejected":1,"codes":[200,2,2,1],"words":{},"levels":{},"formats":{"access-log":3},
///      "reasons":{"invalid_json":1},"width":0,"timeline":[1767225600,1,2,59,1,1],"span":["…","…"],
///      "samples":[["id",0,42,4096,"invalid_json","…"]]}
///
/// Here 200 came twice and 201 once; a sample is its id, range, line, offset, reason and excerpt.
final class SummaryJson {

  private static final int VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private SummaryJson() {}

  static String write(Summary summary) {
    var out = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", VERSION);
      json.writeNumberProperty("processed", summary.processed());
      json.writeNumberProperty("rejected", summary.rejected());
      writeStatuses(json, summary.statuses());
      writeTally(json, "levels", summary.levels().counts());
      writeTally(json, "formats", summary.formats().counts());
      writeTally(json, "reasons", summary.reasons().counts());
      json.writeNumberProperty("width", summary.timeline().widthExponent());
      writeRuns(json, "timeline", summary.timeline().buckets());
      summary.span().ifPresent(span -> writeSpan(json, span));
      writeSamples(json, summary.samples());
      json.writeEndObject();
    }
    return out.toString();
  }

  static Summary read(String text) {
    var fields = new Fields();
    try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        fields.take(json, json.currentName());
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a summary: " + e.getOriginalMessage(), e);
    }
    return fields.toSummary();
  }

  private static void writeStatuses(JsonGenerator json, Tally statuses) {
    var codes = new TreeMap<Long, Long>();
    var words = new TreeMap<String, Long>();
    statuses
        .counts()
        .forEach((name, count) -> {
          if (Character.isDigit(name.charAt(0))) {
            codes.put(Long.valueOf(name), count);
          } else {
            words.put(name, count);
          }
        });
    writeRuns(json, "codes", codes);
    writeTally(json, "words", words);
  }

  private static void writeTally(JsonGenerator json, String name, Map<String, Long> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
  }

  private static void writeRuns(JsonGenerator json, String name, SortedMap<Long, Long> counts) {
    json.writeArrayPropertyStart(name);
    long end = 0;
    var rest = counts;
    while (!rest.isEmpty()) {
      var run = firstRun(rest);
      json.writeNumber(rest.firstKey() - end);
      json.writeNumber(run.size());
      run.forEach(count -> json.writeNumber(count));
      end = rest.firstKey() + run.size();
      rest = rest.tailMap(end);
    }
    json.writeEndArray();
  }

  /// The counts of the first number and of those that follow it without a gap.
  private static List<Long> firstRun(SortedMap<Long, Long> counts) {
    var run = new ArrayList<Long>();
    long next = counts.firstKey();
    for (var entry : counts.entrySet()) {
      if (entry.getKey() != next) {
        break;
      }
      run.add(entry.getValue());
      next++;
    }
    return run;
  }

  private static void writeSpan(JsonGenerator json, Summary.Span span) {
    json.writeArrayPropertyStart("span");
    json.writeString(span.first().toString());
    json.writeString(span.last().toString());
    json.writeEndArray();
  }

  private static void writeSamples(JsonGenerator json, List<RejectedSample> samples) {
    json.writeArrayPropertyStart("samples");
    for (var sample : samples) {
      json.writeStartArray();
      json.writeString(sample.id().toString());
      json.writeNumber(sample.range());
      json.writeNumber(sample.line());
      json.writeNumber(sample.byteOffset());
      json.writeString(sample.reason());
      json.writeString(sample.excerpt());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /// What has been read so far.
  private static final class Fields {

    private int version;
    private long processed;
    private long rejected;
    private final SortedMap<String, Long> statuses = new TreeMap<>();
    private Tally levels = Tally.NONE;
    private Tally formats = Tally.NONE;
    private Tally reasons = Tally.NONE;
    private int width;
    private SortedMap<Long, Long> timeline = new TreeMap<>();
    private Optional<Summary.Span> span = Optional.empty();
    private final List<RejectedSample> samples = new ArrayList<>();

    void take(JsonParser json, String name) {
      json.nextToken();
      switch (name) {
        case "v" -> version = json.getIntValue();
        case "processed" -> processed = json.getLongValue();
        case "rejected" -> rejected = json.getLongValue();
        case "codes" -> runs(json).forEach((code, n) -> statuses.put(code.toString(), n));
        case "words" -> statuses.putAll(tally(json));
        case "levels" -> levels = new Tally(tally(json));
        case "formats" -> formats = new Tally(tally(json));
        case "reasons" -> reasons = new Tally(tally(json));
        case "width" -> width = json.getIntValue();
        case "timeline" -> timeline = runs(json);
        case "span" -> span = Optional.of(new Summary.Span(instant(json), instant(json)));
        case "samples" -> readSamples(json);
        default -> json.skipChildren();
      }
      if (name.equals("span")) {
        json.nextToken();
      }
    }

    Summary toSummary() {
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "the summary has version " + version + ", this code reads version " + VERSION);
      }
      return new Summary(
          processed,
          rejected,
          new Tally(statuses),
          levels,
          formats,
          reasons,
          new Timeline(width, timeline),
          span,
          samples);
    }

    private void readSamples(JsonParser json) {
      while (json.nextToken() == JsonToken.START_ARRAY) {
        samples.add(sample(json));
        json.nextToken();
      }
    }
  }

  private static SortedMap<String, Long> tally(JsonParser json) {
    var counts = new TreeMap<String, Long>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      counts.put(name, json.nextLongValue(0));
    }
    return counts;
  }

  private static SortedMap<Long, Long> runs(JsonParser json) {
    var counts = new TreeMap<Long, Long>();
    long next = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      next += json.getLongValue();
      for (long length = json.nextLongValue(0); length > 0; length--) {
        counts.put(next++, json.nextLongValue(0));
      }
    }
    return counts;
  }

  private static Instant instant(JsonParser json) {
    return Instant.parse(json.nextStringValue());
  }

  private static RejectedSample sample(JsonParser json) {
    return new RejectedSample(
        RecordId.parse(json.nextStringValue()),
        json.nextIntValue(0),
        json.nextLongValue(0),
        json.nextLongValue(0),
        json.nextStringValue(),
        json.nextStringValue());
  }
}
