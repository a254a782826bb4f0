package logbatch.cli;

/// Something outside the command went wrong. Its message, a sentence, is all that is printed.
final class FailedCommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedCommandException(String message) {
    super(message);
  }
}
