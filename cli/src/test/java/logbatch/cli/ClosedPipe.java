package logbatch.cli;

import java.io.IOException;
import java.io.Writer;

/// A pipe into a program that has ended. Counts what nobody reads.
final class ClosedPipe extends Writer {

  private long characters;

  /// How many characters were to be written.
  long characters() {
    return characters;
  }

  @Override
  public void write(char[] buffer, int start, int length) throws IOException {
    characters += length;
    throw new IOException("Broken pipe");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
