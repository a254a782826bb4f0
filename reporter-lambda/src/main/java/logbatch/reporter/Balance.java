package logbatch.reporter;

import java.util.OptionalLong;
import logbatch.model.LineCounts;

/// The lines of a file by what has become of them.
///
/// @param lines what the splitter has read so far
/// @param processed lines stored as processed
/// @param rejected lines stored as rejected
/// @param extent how much of the file `lines` cover
record Balance(LineCounts lines, long processed, long rejected, Extent extent) {

  /// How much of the file the splitter's counts cover.
  enum Extent {
    /// Up to the last checkpoints. Lines beyond them may be stored already.
    SO_FAR,
    /// All of it.
    WHOLE_FILE
  }

  /// Lines sent but not counted as stored yet; empty until the whole file is split, and if more are
  /// counted than there are: nobody knows then how many of them are not stored.
  OptionalLong pending() {
    return extent == Extent.WHOLE_FILE && difference() >= 0
        ? OptionalLong.of(difference())
        : OptionalLong.empty();
  }

  /// Whether every line of the file is stored.
  boolean isEven() {
    return extent == Extent.WHOLE_FILE && difference() == 0;
  }

  /// Whether more lines are counted than there are. An item that was deleted is still counted, so
  /// its line is counted once more when it is stored again.
  boolean isExceeded() {
    return extent == Extent.WHOLE_FILE && difference() < 0;
  }

  private long difference() {
    return lines.sent() - processed - rejected;
  }
}
