package logbatch.lines;

/// Tells which LF ends a line, while the line's bytes come in. Positions are bytes from the start
/// of the line. Not thread-safe.
interface LineEnds {

  byte LF = '\n';

  /// What [#find] and [#findLast] give if there is none.
  int NONE = -1;

  /// Bytes of a line that have to be in the buffer at once, however few of them are kept.
  int maxBytes();

  /// Begins with the next line.
  ///
  /// @param takenBytes bytes from the start of the line before to the start of this one; 0 for the
  ///   first line
  void begin(long takenBytes);

  /// Looks at the bytes that have come in since the last call.
  ///
  /// @param start where the line starts in the buffer
  /// @param limit where the bytes end that are there
  /// @return the LF that ends the line
  int find(byte[] buffer, int start, int limit);

  /// The LF that ends the line if the object ends where [#find] has got to; if there is none, all
  /// of the rest is the line.
  int findLast();

  /// Whether the line is to be looked at in the buffer however long it is, since it is to be ended
  /// at an LF that is behind already, or by a later one.
  boolean isOpen();
}
