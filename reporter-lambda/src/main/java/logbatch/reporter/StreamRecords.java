package logbatch.reporter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import logbatch.aws.ItemAttributes;
import logbatch.aws.JsonLog;
import logbatch.aws.Metric;
import logbatch.model.ItemFacts;
import logbatch.model.RecordId;
import logbatch.model.RejectedSample;
import logbatch.model.RunId;
import logbatch.model.SequenceNumber;

/// Reads the records of the items' stream. What is no line of ours is passed over, and said so; it
/// never stops the shard.
final class StreamRecords {

  /// Causes named in one log line.
  private static final int CAUSES_MAX = 10;

  private final JsonLog log;

  StreamRecords(JsonLog log) {
    this.log = log;
  }

  /// The records that count, in their order. All others of a batch are one line in the log, lest a
  /// clean-up of the table flood it.
  List<StreamRecord> read(List<StreamImage> images) {
    var understood = new ArrayList<StreamRecord>();
    var passedOver = new TreeMap<String, Integer>();
    for (var image : images) {
      try {
        understood.add(understood(image));
      } catch (IllegalArgumentException | DateTimeException e) {
        passedOver.merge(cause(passedOver, e), 1, Integer::sum);
      }
    }
    if (!passedOver.isEmpty()) {
      log.warn(
          "stream records were passed over",
          "causes",
          passedOver,
          "batch_from_sequence_number",
          images.getFirst().sequenceNumber(),
          Metric.RECORDS_PASSED_OVER,
          images.size() - understood.size());
    }
    return understood;
  }

  private static String cause(Map<String, Integer> passedOver, RuntimeException e) {
    return passedOver.size() < CAUSES_MAX ? e.getMessage() : "other causes";
  }

  private static StreamRecord understood(StreamImage image) {
    var change = change(image);
    return new StreamRecord(
        SequenceNumber.parse(required(image.sequenceNumber(), "sequence number")),
        run(image.after()),
        change);
  }

  private static Change change(StreamImage image) {
    return switch (required(image.change(), "event name")) {
      case "INSERT" -> new Change.Inserted(facts(image.after()));
      case "MODIFY" -> {
        if (!run(image.before()).equals(run(image.after()))) {
          throw new IllegalArgumentException("the item changed its run, which no function does");
        }
        yield new Change.Modified(facts(image.before()), facts(image.after()));
      }
      case "REMOVE" -> throw new IllegalArgumentException("the item was removed");
      default -> throw new IllegalArgumentException("no such change is known");
    };
  }

  private static RunId run(Map<String, String> item) {
    return RunId.parse(attribute(item, ItemAttributes.RUN_ID));
  }

  private static ItemFacts facts(Map<String, String> item) {
    return item.containsKey(ItemAttributes.ERROR) ? rejected(item) : processed(item);
  }

  private static ItemFacts processed(Map<String, String> item) {
    return new ItemFacts.Processed(
        attribute(item, ItemAttributes.STATUS),
        Optional.ofNullable(item.get(ItemAttributes.LEVEL)),
        attribute(item, ItemAttributes.FORMAT),
        Optional.ofNullable(item.get(ItemAttributes.TIMESTAMP)).map(Instant::parse));
  }

  private static ItemFacts rejected(Map<String, String> item) {
    return new ItemFacts.Rejected(
        new RejectedSample(
            RecordId.parse(attribute(item, ItemAttributes.ID)),
            Integer.parseInt(attribute(item, ItemAttributes.RANGE)),
            Long.parseLong(attribute(item, ItemAttributes.LINE)),
            Long.parseLong(attribute(item, ItemAttributes.BYTE_OFFSET)),
            attribute(item, ItemAttributes.ERROR),
            attribute(item, ItemAttributes.ORIGINAL_LOG)));
  }

  private static String attribute(Map<String, String> item, String name) {
    return required(item.get(name), name);
  }

  private static String required(String value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return value;
  }
}
