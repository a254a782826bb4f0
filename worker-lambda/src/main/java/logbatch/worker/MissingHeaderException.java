package logbatch.worker;

import logbatch.model.RunId;

/// A line came whose run has no header part, although the splitter writes that before it sends a
/// line.
final class MissingHeaderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingHeaderException(RunId run) {
    super(
        "BatchesTable has no header for run "
            + run
            + ". Was the table emptied, or does the message come from another stack?");
  }
}
