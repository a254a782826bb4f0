package logbatch.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import logbatch.cli.RejectedMessage.Reason;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePart;
import logbatch.model.RangeTask;
import logbatch.model.RecordId;

/// Finds out why messages are in a dead-letter queue: SQS itself does not know.
final class Explainer {

  private final KnownRuns runs;
  private final ItemLookup items;

  Explainer(KnownRuns runs, ItemLookup items) {
    this.runs = runs;
    this.items = items;
  }

  /// Explains a page of messages, in their order.
  List<RejectedMessage> explain(DeadLetterRoute route, List<QueuedMessage> messages) {
    var letters = messages.stream().map(QueuedMessage::body).map(route.format()).toList();
    var stored = stored(letters);
    return IntStream.range(0, messages.size())
        .mapToObj(i ->
            new RejectedMessage(
                route.deadLetters().name(),
                messages.get(i),
                letters.get(i),
                runs.files(letters.get(i)),
                reason(letters.get(i), stored)))
        .toList();
  }

  private Map<RecordId, ProcessedItem> stored(List<DeadLetter> letters) {
    var ids =
        letters.stream()
            .filter(DeadLetter.OfLine.class::isInstance)
            .map(letter -> ((DeadLetter.OfLine) letter).message().id())
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : items.find(ids);
  }

  private Reason reason(DeadLetter letter, Map<RecordId, ProcessedItem> stored) {
    return switch (letter) {
      case DeadLetter.OfLine(var line) ->
          Optional.ofNullable(stored.get(line.id()))
              .map(Explainer::reason)
              .orElse(new Reason("not stored", ""));
      case DeadLetter.OfRange(var task) -> reason(task);
      case DeadLetter.OfPlan _ -> new Reason("not planned", "");
      case DeadLetter.OfUploads(_, var error) -> new Reason("not planned", error.orElse(""));
      case DeadLetter.Unreadable(var why) -> new Reason("unreadable", why);
    };
  }

  private static Reason reason(ProcessedItem item) {
    return item.rejected()
        .map(line -> new Reason(line.rejection().reason().wireName(), line.rejection().detail()))
        .orElse(new Reason("stored", "nothing is left to do"));
  }

  private Reason reason(RangeTask task) {
    return runs.range(task.run(), task.range())
        .map(Explainer::reason)
        .orElse(new Reason("not begun", ""));
  }

  private static Reason reason(RangePart part) {
    return switch (part.state()) {
      case DONE -> new Reason("done", "nothing is left to do");
      case FAILED ->
          part.failure()
              .map(failure -> new Reason(failure.reason().wireName(), failure.detail()))
              .orElseThrow();
      case RUNNING ->
          new Reason("not done", "read up to byte %d".formatted(part.checkpoint().nextOffset()));
    };
  }
}
