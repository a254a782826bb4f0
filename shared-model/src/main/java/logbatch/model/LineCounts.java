package logbatch.model;

/// Lines of a range by what became of them.
///
/// @param sent lines taken by SQS
/// @param blank lines without a byte left, not sent
/// @param header CSV headers and directives, not sent
public record LineCounts(long sent, long blank, long header) {

  /// No lines.
  public static final LineCounts NONE = new LineCounts(0, 0, 0);

  /// The sum of both.
  public LineCounts plus(LineCounts other) {
    return new LineCounts(sent + other.sent, blank + other.blank, header + other.header);
  }

  /// All lines, whatever became of them.
  public long total() {
    return sent + blank + header;
  }
}
