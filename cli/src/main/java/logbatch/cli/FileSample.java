package logbatch.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import logbatch.lines.GzipMembersInputStream;
import logbatch.lines.ObjectHead;
import logbatch.model.ContentKind;
import logbatch.model.ObjectVersion;
import logbatch.model.RangePlan.Compression;

/// What a part of a file says about all of it. Up to 16 MiB are read whole; of a larger file, the
/// lines that begin in sixteen stretches of 1 MiB, or in as much from the start of a compressed
/// one.
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
      try (var in = Files.newInputStream(file.path())) {
        read(in, file.sizeBytes(), lines);
      }
      lines.finishFile();
      return new FileSample(file.sizeBytes(), lines.sum(), false, true);
    }
    for (int i = 0; i < STRETCHES; i++) {
      var rest = new FileSection(file.path(), i * step, file.sizeBytes() - i * step);
      try (var in = new BufferedInputStream(rest.open(_ -> {}), BUFFER_BYTES)) {
        readStretch(in, i == 0, lines);
      }
    }
    return new FileSample(file.sizeBytes(), lines.sum(), false, false);
  }

  /// How much larger the whole is than the sample.
  double scale() {
    return isWhole ? 1 : contentBytes / Math.max(1, sampled.bytes());
  }

  private static FileSample ofGzip(LogFile file, SampledLines.Counter lines) throws IOException {
    try (var in = new GzipMembersInputStream(Files.newInputStream(file.path()))) {
      read(in, (long) STRETCHES * STRETCH_BYTES, lines);
      finishLine(in, lines);
      double inflation = (double) lines.sum().bytes() / in.storedBytes();
      return in.read() < 0
          ? new FileSample(lines.sum().bytes(), lines.sum(), true, true)
          : new FileSample(file.sizeBytes() * inflation, lines.sum(), true, false);
    }
  }

  /// Reads the lines that begin in a stretch, each to its end: they may be longer than a stretch.
  /// It begins somewhere in a line that is not its own, unless it is the first.
  private static void readStretch(InputStream in, boolean isFirst, SampledLines.Counter lines)
      throws IOException {
    long left = STRETCH_BYTES;
    boolean isLineStart = isFirst;
    while (!isLineStart && left > 0) {
      isLineStart = in.read() == '\n';
      left--;
    }
    read(in, left, lines);
    finishLine(in, lines);
  }

  private static void finishLine(InputStream in, SampledLines.Counter lines) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    int count = 0;
    while (lines.isInLine() && count >= 0) {
      count = in.read(buffer, 0, buffer.length);
      int end = 0;
      while (end < count && buffer[end] != '\n') {
        end++;
      }
      lines.take(buffer, 0, Math.min(end + 1, count));
    }
    lines.finishFile();
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
    var object = new ObjectVersion("", file.path().toString(), "", file.sizeBytes());
    var kind = ContentKind.ofKey(file.key()).orElseThrow();
    return ObjectHead.read(new LocalFileSource(), object, kind).compression() == Compression.GZIP;
  }
}
