package logbatch.lines;

import java.io.IOException;

/// The invocation's time is nearly over. An [IOException], so that it can end a read in the middle
/// of a very long line.
public final class OutOfTimeException extends IOException {

  private static final long serialVersionUID = 1L;

  public OutOfTimeException() {
    super("the invocation's time is nearly over");
  }
}
