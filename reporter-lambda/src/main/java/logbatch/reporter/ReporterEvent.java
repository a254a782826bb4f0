package logbatch.reporter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import logbatch.aws.DynamoDbParts;
import logbatch.model.RunId;

/// Why the reporter is invoked.
sealed interface ReporterEvent {

  /// Parts have changed.
  ///
  /// @param runs the runs that they belong to, one per record
  /// @param passedOver records that name no run
  record Moved(List<RunId> runs, int passedOver) implements ReporterEvent {}

  /// It is time to look at all open runs.
  record Scheduled() implements ReporterEvent {}

  /// Reads an event of the stream of `BatchesTable`, or of the schedule.
  ///
  /// @throws IllegalArgumentException if it is neither
  static ReporterEvent of(Map<String, Object> event) {
    if (event.get("Records") instanceof List<?> records) {
      var runs = records.stream().flatMap(record -> run(record).stream()).toList();
      return new Moved(runs, records.size() - runs.size());
    }
    if ("Scheduled Event".equals(event.get("detail-type"))) {
      return new Scheduled();
    }
    throw new IllegalArgumentException(
        "neither a stream's event nor a schedule's, with the keys %s; the function has an event source that is not in template.yaml"
            .formatted(event.keySet()));
  }

  private static Optional<RunId> run(Object record) {
    return Stream.of("dynamodb", "Keys", DynamoDbParts.RUN_ID, "S")
        .reduce(Optional.of(record), ReporterEvent::member, (first, second) -> second)
        .flatMap(ReporterEvent::parsed);
  }

  private static Optional<Object> member(Optional<Object> object, String name) {
    return object.flatMap(
        o -> o instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty());
  }

  private static Optional<RunId> parsed(Object text) {
    try {
      return Optional.of(RunId.parse(text.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
