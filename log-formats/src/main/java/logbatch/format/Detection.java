package logbatch.format;

import java.util.List;

/// Which formats a line may be in, told by its [Shape] before any of them looks at it.
///
/// The lines of a file have few shapes, so what was found for a shape is kept. That is all the
/// memory there is: it holds the values of a pure function, so no line is read otherwise because of
/// the lines before it. Safe for all threads: an entry is immutable, and one that a thread does not
/// see is computed again.
final class Detection {

  private static final int ENTRIES = 256;

  private final List<LogFormat> formats;
  private final Entry[] memory = new Entry[ENTRIES];

  /// @param formats in the order in which they are tried; the last one reads or rejects every line
  Detection(List<LogFormat> formats) {
    this.formats = formats;
  }

  /// The formats that a line may be in, in the order in which they are tried.
  List<LogFormat> candidates(String line) {
    var shape = Shape.of(line);
    int index = (int) ((shape.kinds() * 0x9E3779B97F4A7C15L) >>> 56);
    var entry = memory[index];
    if (entry == null || !entry.shape().equals(shape)) {
      entry = new Entry(shape, admitting(shape));
      memory[index] = entry;
    }
    return entry.candidates();
  }

  private List<LogFormat> admitting(Shape shape) {
    var last = formats.getLast();
    return formats.stream().filter(format -> format.equals(last) || format.admits(shape)).toList();
  }

  private record Entry(Shape shape, List<LogFormat> candidates) {}
}
