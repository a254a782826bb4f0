package logbatch.model;

/// Where the records of a CSV file begin, and how they are told apart. Fixed in the header part, so
/// that whoever reads the file cuts it in the same way, whatever `MaxLineBytes` may be by then.
///
/// @param startOffset offset behind the header, in bytes of the uncompressed object; lines before
///   it are the header, or belong to it
/// @param maxBytes of a record that goes over several lines, without its terminator: a quoted field
///   that does not end within them was never meant to be one, and the record ends with its line
public record CsvRecords(long startOffset, int maxBytes) {

  public CsvRecords {
    if (startOffset < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "no such records: from byte %d, of %d bytes".formatted(startOffset, maxBytes));
    }
  }
}
