package logbatch.cli;

import java.io.IOException;
import logbatch.model.Header;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.RangePlan.Compression;
import logbatch.model.RunParts;

/// The items of a file, in the order of its lines. Their ids are computed from the lines' offsets,
/// so the file is read, and the table is asked for exactly these items.
final class StoredRecords {

  private final FileLines file;
  private final ItemLookup items;

  StoredRecords(FileLines file, ItemLookup items) {
    this.file = file;
    this.items = items;
  }

  /// Takes items in the order of their lines.
  @FunctionalInterface
  interface Sink {

    void take(ProcessedItem item);

    /// Whether no more items are wanted.
    default boolean isFull() {
      return false;
    }
  }

  /// Whether the file was planned without having been looked at, so that no line of it was sent and
  /// nobody knows how to read it.
  static boolean isUnread(Header header) {
    return header.ranges().compression() == Compression.UNKNOWN;
  }

  /// Reads items.
  ///
  /// @param run with a header
  /// @param limit lines of the file that are looked up, at most
  /// @param sink gets those that are stored, until it is full
  /// @return lines that were looked up and are not stored; none of a file that is unread
  /// @throws IOException if the object cannot be read, or no further; the sink has what is stored
  ///   of the lines before
  long read(RunParts run, long limit, Sink sink) throws IOException, InterruptedException {
    var header = run.header().orElseThrow();
    var missing = new Missing();
    if (header.object().sizeBytes() == 0 || isUnread(header)) {
      return 0;
    }
    try (var lookups =
        new ItemLookups(items, (_, item) -> item.ifPresentOrElse(sink::take, missing::add))) {
      lookUp(header, lookups, new Limited(lookups, limit, sink));
    }
    return missing.count;
  }

  private void lookUp(Header header, ItemLookups lookups, Limited limited)
      throws IOException, InterruptedException {
    try {
      for (int range = 0; range < header.ranges().count() && !limited.isFull(); range++) {
        var _ = file.read(header, range, Long.MAX_VALUE, limited);
      }
    } catch (IOException e) {
      lookups.finish();
      throw e;
    }
    lookups.finish();
  }

  private static final class Missing {

    private long count;

    void add() {
      count++;
    }
  }

  private static final class Limited implements FileLines.Sink {

    private final ItemLookups lookups;
    private final Sink sink;
    private long left;

    Limited(ItemLookups lookups, long limit, Sink sink) {
      this.lookups = lookups;
      this.left = limit;
      this.sink = sink;
    }

    @Override
    public void take(LineMessage line) throws InterruptedException {
      lookups.take(line);
      left--;
    }

    @Override
    public boolean isFull() {
      return left <= 0 || sink.isFull();
    }
  }
}
