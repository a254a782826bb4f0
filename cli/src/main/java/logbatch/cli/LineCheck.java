package logbatch.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import logbatch.model.LineBytes;
import logbatch.model.LineMessage;
import logbatch.model.ProcessedItem;
import logbatch.model.Summary;
import logbatch.model.SummaryBuilder;

/// Looks lines up in the table and compares them with what is stored, in their order. Not
/// thread-safe.
final class LineCheck implements AutoCloseable {

  private final ItemLookups lookups;
  private final Findings findings;
  private final SummaryBuilder stored = new SummaryBuilder(Summary.NONE);
  private Instant newestStoredAt = Instant.EPOCH;

  LineCheck(ItemLookup items, Findings findings) {
    this.lookups = new ItemLookups(items, this::compare);
    this.findings = findings;
  }

  /// Hears of lines that are not stored as they should be.
  interface Findings {

    /// The line is not stored.
    void missing(LineMessage line);

    /// Something else is stored where the line should be.
    void different(LineMessage line);
  }

  /// What the items say together that were found.
  ///
  /// @param summary their sums
  /// @param newestStoredAt when the newest of them was stored; the epoch if there is none
  record Sums(Summary summary, Instant newestStoredAt) {}

  /// Takes the next line of the file.
  void take(LineMessage line) throws InterruptedException {
    lookups.take(line);
  }

  /// Waits for the last lookup.
  Sums finish() throws InterruptedException {
    lookups.finish();
    return new Sums(stored.build(), newestStoredAt);
  }

  @Override
  public void close() {
    lookups.close();
  }

  private void compare(LineMessage line, Optional<ProcessedItem> found) {
    if (found.isEmpty()) {
      findings.missing(line);
      return;
    }
    var item = found.get();
    stored.add(StoredFacts.of(item));
    if (item.storedAt().isAfter(newestStoredAt)) {
      newestStoredAt = item.storedAt();
    }
    if (!isSame(line, item)) {
      findings.different(line);
    }
  }

  private static boolean isSame(LineMessage line, ProcessedItem item) {
    return item.run().equals(line.run())
        && item.line().byteOffset() == line.line().byteOffset()
        && item.line().lengthBytes() == line.line().lengthBytes()
        && haveSameBeginning(item.line().content(), line.line().content());
  }

  /// Of a line that was cut, the deployment may keep more or fewer bytes than were read here.
  private static boolean haveSameBeginning(LineBytes stored, LineBytes read) {
    if (stored.length() == read.length()) {
      return stored.equals(read);
    }
    int length = Math.min(stored.length(), read.length());
    return Arrays.equals(stored.toByteArray(), 0, length, read.toByteArray(), 0, length);
  }
}
