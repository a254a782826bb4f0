package logbatch.cli;

/// Something that the person at the terminal can put right. Its message is all that is printed.
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
