package logbatch.lines;

import java.io.IOException;
import logbatch.model.Failure;
import logbatch.model.FailureReason;

/// An object that cannot be read, now or ever: the end of its range, and a status for its report.
/// Everything that another attempt may cure is some other [IOException].
public final class UnreadableObjectException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /// @param detail what exactly, with the offset, for a person
  public UnreadableObjectException(FailureReason reason, String detail) {
    super(detail);
    this.failure = new Failure(reason, detail);
  }

  public UnreadableObjectException(FailureReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.failure = new Failure(reason, detail);
  }

  public Failure failure() {
    return failure;
  }
}
