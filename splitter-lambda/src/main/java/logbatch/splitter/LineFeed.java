package logbatch.splitter;

import logbatch.lines.LineReader;
import logbatch.model.Checkpoint;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;

/// Makes messages of a range's lines and counts the lines that are none. Not thread-safe; one per
/// invocation and range.
final class LineFeed {

  private static final LineCounts SENT = new LineCounts(1, 0, 0);
  private static final LineCounts BLANK = new LineCounts(0, 1, 0);
  private static final LineCounts HEADER = new LineCounts(0, 0, 1);

  private final Header header;
  private final int range;
  private final MessageBatcher batcher;
  private Checkpoint position;

  /// @param start where the range is gone on with
  LineFeed(Header header, int range, Checkpoint start, InFlight inFlight) {
    this.header = header;
    this.range = range;
    this.position = start;
    // The batcher gives a batch away before it takes a further line, so the position is right
    // behind the batch.
    this.batcher =
        new MessageBatcher(
            SqsLimits.BATCH_ENTRIES,
            SqsLimits.BATCH_BYTES,
            batch -> inFlight.send(batch, position));
  }

  /// Takes the line that a reader is at.
  void take(LineReader reader) throws InterruptedException {
    var counts = position.counts();
    position = new Checkpoint(reader.nextOffset(), counts.plus(taken(reader, counts.sent() + 1)));
  }

  /// Takes the end of the range, which is behind its last line if there is a byte order mark and
  /// nothing else.
  void end(long offset) {
    position = new Checkpoint(offset, position.counts());
  }

  /// Sends what is left in the last batch.
  void finish() throws InterruptedException {
    batcher.finish();
  }

  /// Where the reader is: at the end of all lines taken.
  Checkpoint position() {
    return position;
  }

  private LineCounts taken(LineReader reader, long number) throws InterruptedException {
    if (reader.lengthBytes() == 0) {
      return BLANK;
    }
    if (reader.isFirstOfObject() && header.csv().isPresent()) {
      return HEADER;
    }
    var line = new Line(number, reader.offset(), reader.content(), reader.lengthBytes());
    var body = MessageBody.of(new LineMessage(header.run(), range, line).toBody());
    if (!batcher.offer(new OutgoingLine(number, reader.offset(), body))) {
      throw new IllegalStateException(
          "%s: line %d of range %d, at byte %d, makes a message of %d bytes, more than SQS takes; lower MAX_LINE_BYTES"
              .formatted(header.object(), number, range, reader.offset(), body.sizeBytes()));
    }
    return SENT;
  }
}
