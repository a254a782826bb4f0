package logbatch.lines;

/// Each LF ends a line.
final class PlainLineEnds implements LineEnds {

  private int seen;

  @Override
  public int maxBytes() {
    return 0;
  }

  @Override
  public void begin(long takenBytes) {
    seen = 0;
  }

  @Override
  public int find(byte[] buffer, int start, int limit) {
    int lf = indexOfLf(buffer, start + seen, limit);
    seen = limit - start;
    return lf < 0 ? NONE : lf - start;
  }

  @Override
  public int findLast() {
    return NONE;
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  /// Index in the buffer, -1 if there is none.
  static int indexOfLf(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == LF) {
        return i;
      }
    }
    return -1;
  }
}
