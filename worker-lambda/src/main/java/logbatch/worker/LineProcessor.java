package logbatch.worker;

import java.time.Clock;
import logbatch.format.LineParser;
import logbatch.format.ParseResult;
import logbatch.model.Line;
import logbatch.model.LineMessage;
import logbatch.model.MalformedMessageException;
import logbatch.model.ProcessedItem;
import logbatch.model.Rejection;

/// The way of one message: read it, parse its line, store the item. Safe for all threads.
final class LineProcessor {

  private final KnownFiles files;
  private final ItemStore items;
  private final Clock clock;

  /// @param clock says when an item is stored
  LineProcessor(KnownFiles files, ItemStore items, Clock clock) {
    this.files = files;
    this.items = items;
    this.clock = clock;
  }

  /// @throws RuntimeException if something outside the line went wrong
  Outcome process(ReceivedMessage received) throws InterruptedException {
    LineMessage message;
    try {
      message = LineMessage.fromBody(received.body());
    } catch (MalformedMessageException e) {
      return new Outcome.Malformed(e);
    }
    var file = files.of(message.run());
    return switch (parse(file.parser(), message.line())) {
      case ParseResult.Parsed(var reading) ->
          store(ProcessedItem.processed(file.batchId(), message, reading, clock.instant()));
      case ParseResult.Rejected(var rejection) -> reject(file.batchId(), message, rejection);
    };
  }

  private static ParseResult parse(LineParser parser, Line line) {
    var text = line.content().readableText();
    return line.isTruncated() ? parser.parseBeginning(text) : parser.parse(text);
  }

  private Outcome store(ProcessedItem item) {
    return switch (items.put(item)) {
      case STORED -> new Outcome.Stored();
      case ALREADY_PROCESSED -> new Outcome.Duplicate();
      case ALREADY_REJECTED ->
          throw new IllegalStateException(
              "item %s was rejected before and was not replaced".formatted(item.id()));
    };
  }

  /// Stored at once, so that the batch can finish whatever becomes of the message. If an earlier
  /// attempt could read the line, that is what counts.
  private Outcome reject(String batchId, LineMessage message, Rejection rejection) {
    return switch (items.put(
        ProcessedItem.rejected(batchId, message, rejection, clock.instant()))) {
      case STORED, ALREADY_REJECTED -> new Outcome.Rejected(rejection.reason());
      case ALREADY_PROCESSED -> new Outcome.Duplicate();
    };
  }
}
