package logbatch.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// What a part of a file says about all of it. Up to 16 MiB are read whole; of a larger file,
/// sixteen stretches of 1 MiB, or as much from the start of a compressed one.
///
/// @param contentBytes size of what is in the file, uncompressed; estimated unless `isWhole`
/// @param sampled the lines that were looked at
/// @param isCompressed whether the file is, told by its first bytes
/// @param isWhole whether every line was looked at
record FileSample(
    double contentBytes, SampledLines sampled, boolean isCompressed, boolean isWhole) {

  private static final int STRETCHES = 16;
  private static final int STRETCH_BYTES = 1 << 20;
  private static final int BUFFER_BYTES = 64 << 10;

  /// Reads the sample of a file.
  ///
  /// @throws IOException if it cannot be read, or inflated
  static FileSample of(LogFile file) throws IOException {
    var lines = new SampledLines.Counter(file.key().length());
    if (isGzip(file)) {
      return ofGzip(file, lines);
    }
    long step = file.sizeBytes() / STRETCHES;
    if (step <= STRETCH_BYTES) {
      try (var in = new FileSection(file.path(), 0, file.sizeBytes()).open(_ -> {})) {
        read(in, file.sizeBytes(), lines);
      }
      lines.finishFile();
      return new FileSample(file.sizeBytes(), lines.sum(), false, true);
    }
    for (int i = 0; i < STRETCHES; i++) {
      var stretch = new FileSection(file.path(), i * step, STRETCH_BYTES);
      try (var in = new BufferedInputStream(stretch.open(_ -> {}), BUFFER_BYTES)) {
        readWholeLines(in, i == 0, lines);
      }
    }
    return new FileSample(file.sizeBytes(), lines.sum(), false, false);
  }

  /// How much larger the whole is than the sample.
  double scale() {
    return isWhole ? 1 : contentBytes / Math.max(1, sampled.bytes());
  }

  private static FileSample ofGzip(LogFile file, SampledLines.Counter lines) throws IOException {
    var position = new AtomicLong();
    var all = new FileSection(file.path(), 0, file.sizeBytes());
    try (var in = new GZIPInputStream(all.open(position::set), BUFFER_BYTES)) {
      long inflated = read(in, (long) STRETCHES * STRETCH_BYTES, lines);
      boolean isWhole = in.read() < 0;
      if (isWhole) {
        lines.finishFile();
        return new FileSample(inflated, lines.sum(), true, true);
      }
      lines.finishStretch();
      double inflation = (double) inflated / position.get();
      return new FileSample(file.sizeBytes() * inflation, lines.sum(), true, false);
    }
  }

  /// A stretch begins somewhere in a line, unless it is the first, and ends in one.
  private static void readWholeLines(InputStream in, boolean isFirst, SampledLines.Counter lines)
      throws IOException {
    int b = isFirst ? '\n' : in.read();
    while (b >= 0 && b != '\n') {
      b = in.read();
    }
    read(in, STRETCH_BYTES, lines);
    lines.finishStretch();
  }

  private static long read(InputStream in, long bytes, SampledLines.Counter lines)
      throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long read = 0;
    while (read < bytes) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, bytes - read));
      if (count < 0) {
        break;
      }
      lines.take(buffer, 0, count);
      read += count;
    }
    return read;
  }

  private static boolean isGzip(LogFile file) throws IOException {
    try (var in = new FileSection(file.path(), 0, file.sizeBytes()).open(_ -> {})) {
      return in.read() == 0x1F && in.read() == 0x8B;
    }
  }
}
