package logbatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A log file, as far as it has been printed. Whole lines only; a file that became shorter is read
/// from its start.
final class LogTail {

  private static final int CHUNK_BYTES = 1 << 20;

  private final Path file;
  private final String function;
  private long printed;

  LogTail(Path file) {
    this.file = file;
    this.function = file.getFileName().toString().replaceFirst("\\.log$", "");
  }

  void printNew(PrintWriter out) throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      if (log.length() < printed) {
        printed = 0;
      }
      while (printChunk(log, out) && !out.checkError()) {
        // Chunk by chunk, so that a log of any size fits, and no further than anybody reads.
      }
    }
  }

  private boolean printChunk(RandomAccessFile log, PrintWriter out) throws IOException {
    log.seek(printed);
    var chunk = new byte[(int) Math.min(CHUNK_BYTES, log.length() - printed)];
    log.readFully(chunk);
    int end = lastLineEnd(chunk);
    if (end == 0) {
      return false;
    }
    new String(chunk, 0, end, UTF_8)
        .lines()
        .forEach(line -> out.println(function + " " + Visible.of(line)));
    printed += end;
    return true;
  }

  private static int lastLineEnd(byte[] chunk) {
    for (int i = chunk.length; i > 0; i--) {
      if (chunk[i - 1] == '\n') {
        return i;
      }
    }
    return chunk.length == CHUNK_BYTES ? chunk.length : 0;
  }
}
