package logbatch.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// A section of a file, to be read any number of times without being held in memory.
///
/// @param start offset of its first byte
/// @param length in bytes
record FileSection(Path file, long start, long length) {

  /// Opens it at its start.
  ///
  /// @param position hears up to which offset of the file has been read
  /// @throws UncheckedIOException if the file cannot be opened
  InputStream open(LongConsumer position) {
    try {
      var channel = FileChannel.open(file).position(start);
      return new Section(Channels.newInputStream(channel), position);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private final class Section extends FilterInputStream {

    private final LongConsumer position;
    private long read;

    Section(InputStream in, LongConsumer position) {
      super(in);
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
      int most = (int) Math.min(wanted, length - read);
      if (most == 0 && wanted > 0) {
        return -1;
      }
      int count = super.read(buffer, offset, most);
      if (count > 0) {
        read += count;
        position.accept(start + read);
      }
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(Math.min(count, length - read));
      read += skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(super.available(), length - read);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
