package logbatch.lines;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a read when the time is over, so that neither a line without end nor the way back to a
/// checkpoint inside a compressed object outlives the invocation.
final class DeadlineInputStream extends FilterInputStream {

  private final Deadline deadline;

  DeadlineInputStream(InputStream in, Deadline deadline) {
    super(in);
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    stopIfPast();
    return in.read();
  }

  @Override
  public int read(byte[] target, int start, int length) throws IOException {
    stopIfPast();
    return in.read(target, start, length);
  }

  private void stopIfPast() throws OutOfTimeException {
    if (deadline.isPast()) {
      throw new OutOfTimeException();
    }
  }
}
