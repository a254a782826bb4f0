package logbatch.local.template;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one of a function's `Events`. The bounds and defaults are those of Lambda (November 2026).
final class EventReader {

  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

  private final String name;
  private final Fields properties;

  private EventReader(String name, Fields properties) {
    this.name = name;
    this.properties = properties;
  }

  static EventSource read(String name, Fields events) {
    Fields event = events.fields(name).only("Properties", "Type");
    var reader = new EventReader(name, event.fields("Properties"));
    return switch (event.text("Type")) {
      case "DynamoDB" -> reader.stream();
      case "S3" -> reader.s3();
      case "SQS" -> reader.sqs();
      case "Schedule" -> reader.schedule();
      default ->
          throw event.error(
              "Type",
              event.text("Type")
                  + " is not understood here; use S3, SQS, DynamoDB or Schedule, or invoke the"
                  + " function by one of these");
    };
  }

  private EventSource s3() {
    properties.only("Bucket", "Events");
    List<String> events = properties.texts("Events");
    for (String event : events) {
      if (!event.startsWith("s3:ObjectCreated:")) {
        throw properties.error("Events", event + " is not told of here; use s3:ObjectCreated:*");
      }
    }
    return new EventSource.S3Notification(name, properties.text("Bucket"), events);
  }

  private EventSource sqs() {
    properties.only(
        "BatchSize",
        "Enabled",
        "FilterCriteria",
        "FunctionResponseTypes",
        "MaximumBatchingWindowInSeconds",
        "Queue",
        "ScalingConfig");
    properties.mustBe("Enabled", "true");
    int batchSize = properties.integer("BatchSize", 1, 10_000, 10);
    Duration window = window();
    if (batchSize > 10 && window.isZero()) {
      throw properties.error(
          "BatchSize",
          "Lambda refuses more than 10 without MaximumBatchingWindowInSeconds; add it, at least 1");
    }
    return new EventSource.SqsMapping(
        name,
        properties.text("Queue"),
        batchSize,
        window,
        maximumConcurrency(),
        reportsBatchItemFailures(),
        filters());
  }

  private OptionalInt maximumConcurrency() {
    return properties
        .optionalFields("ScalingConfig")
        .map(config -> config.only("MaximumConcurrency").integer("MaximumConcurrency", 2, 1_000))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private EventSource stream() {
    properties.only(
        "BatchSize",
        "BisectBatchOnFunctionError",
        "Enabled",
        "FilterCriteria",
        "FunctionResponseTypes",
        "MaximumBatchingWindowInSeconds",
        "MaximumRecordAgeInSeconds",
        "MaximumRetryAttempts",
        "ParallelizationFactor",
        "StartingPosition",
        "Stream",
        "TumblingWindowInSeconds");
    properties.mustBe("Enabled", "true");
    properties.mustBe("MaximumRecordAgeInSeconds", "-1");
    properties.mustBe("ParallelizationFactor", "1");
    String position = properties.text("StartingPosition");
    if (!position.equals("TRIM_HORIZON") && !position.equals("LATEST")) {
      throw properties.error("StartingPosition", "use TRIM_HORIZON or LATEST, not " + position);
    }
    return new EventSource.StreamMapping(
        name,
        properties.text("Stream"),
        position,
        properties.integer("BatchSize", 1, 10_000, 100),
        window(),
        Duration.ofSeconds(properties.integer("TumblingWindowInSeconds", 0, 900, 0)),
        properties.integer("MaximumRetryAttempts", -1, 10_000, -1),
        properties.flag("BisectBatchOnFunctionError", false),
        reportsBatchItemFailures(),
        filters());
  }

  private EventSource schedule() {
    // A rule's own name and description are for people.
    properties.only("Description", "Enabled", "Name", "Schedule", "State");
    properties.mustBe("Enabled", "true");
    properties.mustBe("State", "ENABLED");
    String schedule = properties.text("Schedule");
    Matcher rate = RATE.matcher(schedule);
    if (!rate.matches()) {
      throw properties.error(
          "Schedule", schedule + " is not understood here; use a rate, such as rate(5 minutes)");
    }
    long count = Long.parseLong(rate.group(1));
    return new EventSource.Schedule(
        name,
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(count);
          case "hour" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  private Duration window() {
    return Duration.ofSeconds(properties.integer("MaximumBatchingWindowInSeconds", 0, 300, 0));
  }

  private boolean reportsBatchItemFailures() {
    if (!properties.has("FunctionResponseTypes")) {
      return false;
    }
    if (!properties.texts("FunctionResponseTypes").equals(List.of("ReportBatchItemFailures"))) {
      throw properties.error("FunctionResponseTypes", "use ReportBatchItemFailures alone");
    }
    return true;
  }

  private List<EventFilter> filters() {
    return properties
        .optionalFields("FilterCriteria")
        .map(criteria -> criteria.only("Filters").list("Filters"))
        .orElse(List.of())
        .stream()
        .map(EventReader::filter)
        .toList();
  }

  private static EventFilter filter(Fields filter) {
    try {
      return EventFilter.parse(filter.only("Pattern").text("Pattern"));
    } catch (IllegalArgumentException e) {
      throw filter.error("Pattern", e.getMessage());
    }
  }
}
