package logbatch.cli;

/// Lines that were looked at, and what storing them takes.
///
/// @param bytes of the lines, with their terminators
/// @param lines that are not blank
/// @param writeUnits of DynamoDB, for their items
/// @param itemBytes of their items, as DynamoDB counts them for storage
record SampledLines(long bytes, long lines, long writeUnits, long itemBytes) {

  private static final int WRITE_UNIT_BYTES = 1024;

  /// Names of the attributes and all values but the line and the key of its file: ids of 36
  /// characters, timestamps, numbers.
  private static final int ITEM_BYTES = 220;

  /// What DynamoDB adds to each item for storage.
  private static final int STORED_ITEM_BYTES = 100;

  /// Counts the lines of stretches of a file. Not thread-safe.
  static final class Counter {

    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private final int keyBytes;
    private SampledLines sum = new SampledLines(0, 0, 0, 0);
    private long length;
    private boolean endsWithCr;

    /// @param keyBytes length of the file's object key, which is part of every item
    Counter(int keyBytes) {
      this.keyBytes = keyBytes;
    }

    /// Takes the next bytes of a stretch.
    void take(byte[] buffer, int start, int end) {
      for (int i = start; i < end; i++) {
        if (buffer[i] == LF) {
          add(1);
        } else {
          length++;
          endsWithCr = buffer[i] == CR;
        }
      }
    }

    /// Whether the end of a line is still to come.
    boolean isInLine() {
      return length > 0;
    }

    /// Counts a line without a terminator, at the end of a file.
    void finishFile() {
      if (isInLine()) {
        add(0);
      }
    }

    SampledLines sum() {
      return sum;
    }

    private void add(int terminatorBytes) {
      long content = Math.min(TemplateDefaults.MAX_LINE_BYTES, endsWithCr ? length - 1 : length);
      long item = ITEM_BYTES + keyBytes + content;
      sum =
          content == 0
              ? new SampledLines(
                  sum.bytes + length + terminatorBytes, sum.lines, sum.writeUnits, sum.itemBytes)
              : new SampledLines(
                  sum.bytes + length + terminatorBytes,
                  sum.lines + 1,
                  sum.writeUnits + Math.ceilDiv(item, WRITE_UNIT_BYTES),
                  sum.itemBytes + item + STORED_ITEM_BYTES);
      length = 0;
      endsWithCr = false;
    }
  }
}
