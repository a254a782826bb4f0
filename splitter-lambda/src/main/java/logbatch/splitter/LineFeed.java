package logbatch.splitter;

import logbatch.lines.RangeLines;
import logbatch.model.Checkpoint;
import logbatch.model.Header;
import logbatch.model.Line;
import logbatch.model.LineMessage;

/// Makes messages of a range's lines. Not thread-safe; one per invocation and range.
final class LineFeed {

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

  /// Takes the line that the range is at.
  void take(RangeLines lines) throws InterruptedException {
    if (lines.kind() == RangeLines.Kind.CONTENT) {
      send(lines.line());
    }
    position = lines.checkpoint();
  }

  /// Takes where the range has come to behind its last line: there may be a byte order mark and
  /// nothing else, or the beginning of a line that is too long for the time that is left.
  void moveTo(Checkpoint checkpoint) {
    position = checkpoint;
  }

  /// Sends what is left in the last batch.
  void finish() throws InterruptedException {
    batcher.finish();
  }

  /// Where the reader is: at the end of all lines taken.
  Checkpoint position() {
    return position;
  }

  private void send(Line line) throws InterruptedException {
    var body = MessageBody.of(new LineMessage(header.run(), range, line).toBody());
    if (!batcher.offer(new OutgoingLine(line.number(), line.byteOffset(), body))) {
      throw new IllegalStateException(
          "%s: line %d of range %d, at byte %d, makes a message of %d bytes, more than SQS takes; lower MAX_LINE_BYTES"
              .formatted(
                  header.object(), line.number(), range, line.byteOffset(), body.sizeBytes()));
    }
  }
}
