package logbatch.cli;

import java.io.IOException;
import logbatch.lines.Deadline;
import logbatch.lines.ObjectSource;
import logbatch.lines.RangeLines;
import logbatch.lines.RangeReader;
import logbatch.model.Checkpoint;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;

/// The lines of a file, cut as the splitter cuts them.
final class FileLines {

  private final RangeReader reader;

  /// @param maxLineBytes bytes of a line that are kept
  FileLines(ObjectSource objects, int maxLineBytes) {
    this.reader = new RangeReader(objects, maxLineBytes);
  }

  /// Takes lines in their order.
  @FunctionalInterface
  interface Sink {

    void take(LineMessage line) throws InterruptedException;

    /// Whether no more lines are wanted.
    default boolean isFull() {
      return false;
    }
  }

  /// Reads the lines of a range that start before an offset, until the sink is full.
  ///
  /// @param end offset in bytes of the uncompressed object, or more than there are
  /// @param sink gets those that the splitter sends
  /// @return all lines read, by what the splitter does with them
  LineCounts read(Header header, int range, long end, Sink sink)
      throws IOException, InterruptedException {
    var start = Checkpoint.at(header.ranges().start(range));
    try (var lines = reader.open(header, range, start, Deadline.never())) {
      while (!sink.isFull() && lines.checkpoint().nextOffset() < end && lines.next()) {
        if (lines.kind() == RangeLines.Kind.CONTENT) {
          sink.take(new LineMessage(header.run(), range, lines.line()));
        }
      }
      return lines.checkpoint().counts();
    }
  }
}
