package logbatch.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Goes on with a new request where a connection broke, which long reads must reckon with. A stream
/// that ends early without an error is broken, too: what is left would look like a whole object.
///
/// A break costs nothing but a request; several in a row without a byte between them end the read.
final class ReopeningInputStream extends InputStream {

  private static final int BREAKS_MAX = 3;

  private final Opener opener;
  private final long end;
  private InputStream in;
  private long offset;
  private int breaks;

  /// Opens the same bytes again from an offset.
  interface Opener {
    InputStream open(long from) throws IOException;
  }

  /// Opens the bytes at once, so that a missing object is told before the first read.
  ///
  /// @param from offset of the first byte
  /// @param end offset behind the last byte
  ReopeningInputStream(Opener opener, long from, long end) throws IOException {
    this.opener = opener;
    this.offset = from;
    this.end = end;
    this.in = opener.open(from);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int start, int length) throws IOException {
    while (true) {
      try {
        int count = in.read(target, start, length);
        if (count < 0 && offset < end) {
          throw new EOFException("the object ended at byte %d of %d".formatted(offset, end));
        }
        if (count > 0) {
          offset += count;
          breaks = 0;
        }
        return count;
      } catch (UnreadableObjectException e) {
        throw e;
      } catch (IOException e) {
        reopen(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void reopen(IOException cause) throws IOException {
    breaks++;
    if (breaks > BREAKS_MAX) {
      throw new IOException("the read broke " + breaks + " times at byte " + offset, cause);
    }
    closeBroken(cause);
    try {
      in = opener.open(offset);
    } catch (IOException e) {
      e.addSuppressed(cause);
      throw e;
    }
  }

  private void closeBroken(IOException cause) {
    try {
      in.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
