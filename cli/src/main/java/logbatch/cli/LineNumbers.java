package logbatch.cli;

import java.util.Optional;
import logbatch.lines.ObjectHead;
import logbatch.lines.RangeLines;
import logbatch.model.CsvHeader;
import logbatch.model.CsvRecords;
import logbatch.model.LineBytes;

/// Numbers of the lines of a file as an editor shows them. A record of CSV may go over several of
/// them. Not thread-safe.
final class LineNumbers {

  private final boolean hasRecords;
  private long next;

  private LineNumbers(boolean hasRecords, long next) {
    this.hasRecords = hasRecords;
    this.next = next;
  }

  /// @param head of the file
  static LineNumbers of(Optional<CsvHeader> header, ObjectHead head) {
    var start = header.flatMap(CsvHeader::records).map(CsvRecords::startOffset);
    return new LineNumbers(
        start.isPresent(),
        1 + start.map(offset -> lineFeeds(head.content(), Math.toIntExact(offset))).orElse(0L));
  }

  /// The number of the first line of where a cursor is; has to be asked for at each of its lines.
  ///
  /// @return from 1
  long number(RangeLines lines) {
    long number = next;
    next +=
        switch (lines.kind()) {
          // Those before the records have been counted.
          case HEADER -> hasRecords ? 0 : 1;
          case BLANK -> 1;
          case CONTENT -> 1 + (hasRecords ? lineFeeds(lines.line().content()) : 0);
        };
    return number;
  }

  private static long lineFeeds(LineBytes content) {
    return lineFeeds(content, content.length());
  }

  private static long lineFeeds(LineBytes content, int end) {
    var bytes = content.toByteArray();
    long count = 0;
    for (int i = 0; i < end; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
