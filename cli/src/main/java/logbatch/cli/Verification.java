package logbatch.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import logbatch.model.Header;
import logbatch.model.LineCounts;
import logbatch.model.LineMessage;
import logbatch.model.RangePart;
import logbatch.model.RunParts;
import logbatch.model.Summary;

/// Reads a file again and compares every line with what is stored of it.
///
/// Of a range that is not done, only the lines are looked at that SQS has taken: the others have
/// not been sent yet, and are sent when the range is gone on with.
final class Verification {

  private final FileLines file;
  private final ItemLookup items;

  Verification(FileLines file, ItemLookup items) {
    this.file = file;
    this.items = items;
  }

  /// A range, as the file has it and as the splitter left it.
  ///
  /// @param index from 0
  /// @param counts the lines that the file has, as far as the range has been read
  /// @param part what the splitter wrote down; empty if the range was never begun
  record CheckedRange(int index, LineCounts counts, Optional<RangePart> part) {

    boolean isDone() {
      return part.filter(RangePart::isDone).isPresent();
    }
  }

  /// What was found.
  ///
  /// @param ranges all of the plan, in its order
  /// @param items those of the lines looked at
  /// @param missing lines that are not stored
  /// @param different lines with something else stored in their place
  record Result(List<CheckedRange> ranges, LineCheck.Sums items, long missing, long different) {

    /// Sums over the items of the lines looked at.
    Summary stored() {
      return items.summary();
    }

    /// All lines looked at.
    LineCounts counts() {
      return ranges.stream().map(CheckedRange::counts).reduce(LineCounts.NONE, LineCounts::plus);
    }

    boolean isWholeFile() {
      return ranges.stream().allMatch(CheckedRange::isDone);
    }
  }

  /// Verifies a run.
  ///
  /// @param parts of a run that has a header
  /// @param findings hears of every line that is not as it should be
  /// @param progress hears now and then how many lines have been looked at
  /// @throws IOException if the object cannot be read
  Result verify(RunParts parts, LineCheck.Findings findings, LongConsumer progress)
      throws IOException, InterruptedException {
    var counting = new CountingFindings(findings);
    var ranges = new ArrayList<CheckedRange>();
    var header = parts.header().orElseThrow();
    try (var check = new LineCheck(items, counting)) {
      var sink = new CountingSink(check, progress);
      var begun = parts.rangesByIndex();
      for (int index = 0; index < header.ranges().count(); index++) {
        var part = Optional.ofNullable(begun.get(index));
        ranges.add(new CheckedRange(index, read(header, index, part, sink), part));
      }
      return new Result(ranges, check.finish(), counting.missing, counting.different);
    }
  }

  private LineCounts read(Header header, int index, Optional<RangePart> part, FileLines.Sink sink)
      throws IOException, InterruptedException {
    if (part.isEmpty() || isUnread(header, part.get())) {
      return LineCounts.NONE;
    }
    long end = part.get().isDone() ? Long.MAX_VALUE : part.get().checkpoint().nextOffset();
    return file.read(header, index, end, sink);
  }

  /// Whether nothing of the range was sent, so that it need not even be readable.
  private static boolean isUnread(Header header, RangePart part) {
    long nextOffset = part.checkpoint().nextOffset();
    return header.object().sizeBytes() == 0
        || (!part.isDone() && nextOffset <= header.ranges().start(part.index()));
  }

  private static final class CountingSink implements FileLines.Sink {

    private static final int LINES_BETWEEN = 1_000;

    private final LineCheck check;
    private final LongConsumer progress;
    private long lines;

    CountingSink(LineCheck check, LongConsumer progress) {
      this.check = check;
      this.progress = progress;
    }

    @Override
    public void take(LineMessage line) throws InterruptedException {
      check.take(line);
      lines++;
      if (lines % LINES_BETWEEN == 0) {
        progress.accept(lines);
      }
    }
  }

  private static final class CountingFindings implements LineCheck.Findings {

    private final LineCheck.Findings findings;
    private long missing;
    private long different;

    CountingFindings(LineCheck.Findings findings) {
      this.findings = findings;
    }

    @Override
    public void missing(LineMessage line) {
      missing++;
      findings.missing(line);
    }

    @Override
    public void different(LineMessage line) {
      different++;
      findings.different(line);
    }
  }
}
