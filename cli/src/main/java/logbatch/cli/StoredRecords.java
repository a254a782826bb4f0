package logbatch.cli;

import java.io.IOException;
import java.util.function.Consumer;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
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

  /// Reads items.
  ///
  /// @param run with a header
  /// @param limit lines of the file that are looked up, at most
  /// @param sink gets those that are stored
  /// @return lines that were looked up and are not stored
  /// @throws IOException if the object cannot be read
  long read(RunParts run, long limit, Consumer<ProcessedItem> sink)
      throws IOException, InterruptedException {
    var header = run.header().orElseThrow();
    var missing = new Missing();
    if (header.object().sizeBytes() == 0) {
      return 0;
    }
    try (var lookups =
        new ItemLookups(items, (_, item) -> item.ifPresentOrElse(sink, missing::add))) {
      var limited = new Limited(lookups, limit);
      for (int range = 0; range < header.ranges().count() && !limited.isFull(); range++) {
        var _ = file.read(header, range, Long.MAX_VALUE, limited);
      }
      lookups.finish();
    }
    return missing.count;
  }

  private static final class Missing {

    private long count;

    void add() {
      count++;
    }
  }

  private static final class Limited implements FileLines.Sink {

    private final ItemLookups lookups;
    private long left;

    Limited(ItemLookups lookups, long limit) {
      this.lookups = lookups;
      this.left = limit;
    }

    @Override
    public void take(LineMessage line) throws InterruptedException {
      lookups.take(line);
      left--;
    }

    @Override
    public boolean isFull() {
      return left <= 0;
    }
  }
}
